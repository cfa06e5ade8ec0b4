/** The page that names an app nobody has checked, instead of sending the browser to it. */
export const en = {
  faultyRequest: {
    title: 'This request can’t be completed',
    lead: 'The app that sent you here asked for something that isn’t possible right now.',
  },
  signOut: {
    title: 'You’re signed out',
    lead: 'You can close this page.',
  },
  app: 'App',
  site: 'Wants to send you to',
  error: 'Error',
  unchecked: (application: string, brand: string) =>
    `${brand} hasn’t checked ${application}, so we didn’t send you on. If you didn’t start this, someone may be trying to mislead you.`,
  next: 'If you trust the app, go back to it and try again.',
}

export type Texts = typeof en
