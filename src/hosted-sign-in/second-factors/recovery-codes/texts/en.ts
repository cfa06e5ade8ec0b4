/** The page that shows recovery codes once. */
export const en = {
  title: 'Save your recovery codes',
  lead: 'If you lose your phone, you can sign in with one of these codes. Each code works once.',
  once: 'You won’t see these again. Keep them somewhere safe, such as a password manager.',
  list: 'Recovery codes',
  copy: 'Copy codes',
  download: 'Download',
  fileName: 'recovery-codes.txt',
  /** First line of the file. */
  fileTitle: (brand: string) => `Recovery codes for ${brand}. Each code works once.`,
  submit: 'I’ve saved my codes',
  goneTitle: 'You’ve already seen your recovery codes',
  goneLead:
    'We show them once, to keep them safe. If you didn’t save them, get new ones. The old codes will stop working.',
  renew: 'Get new codes',
  skip: 'I’ve saved my codes',
}

export type Texts = typeof en
