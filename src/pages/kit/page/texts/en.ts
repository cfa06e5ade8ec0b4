/** What stands around every page. */
export const en = {
  windowTitle: (title: string, brand: string) => `${title} · ${brand}`,
  /** Window title of a form that came back with something to correct. */
  failedTitle: (windowTitle: string) => `Error: ${windowTitle}`,
  /** For a moment on the button that was pressed, and to screen readers. */
  copied: 'Copied',
  terms: 'Terms',
  privacy: 'Privacy',
  madeWith: 'Powered by Gatehouse',
}

export type Texts = typeof en
