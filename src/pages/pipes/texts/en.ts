/** Failures of connections to services that are shown as a page. */
export const en = {
  connectionUnknown: {
    title: 'This connection is over',
    cause: 'It was finished already, or its link is incomplete.',
    next: 'Go back to the app and start again.',
  },
}

export type Texts = typeof en
