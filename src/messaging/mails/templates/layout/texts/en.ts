/** Every email with a link. */
export const en = {
  /** Before the address of a button's link. */
  pasteLink: 'Or paste this link into your browser:',
}

export type Texts = typeof en
