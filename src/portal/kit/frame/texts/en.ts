/** What stands around every page of the Admin Portal. */
export const en = {
  home: 'Overview',
  domains: 'Domains',
  sso: 'Single sign-on',
  directory: 'Directory',
  auditLog: 'Audit log',
  logStreams: 'Log streams',
  ownKey: 'Encryption key',
  exit: 'Leave',
  navigation: 'Settings',
  back: (brand: string) => `Back to ${brand}`,
  support: (brand: string) => `Ask ${brand} for help`,
  copy: 'Copy',
  optional: 'Optional',
  searchProviders: 'Search providers',
  noProvider: 'No provider with this name. Choose “Another provider” instead.',
  anotherProvider: 'Another provider',
  chooseFile: 'Choose the file',
  secretKept: 'It’s saved. Leave this empty to keep it.',
  example: (value: string) => `Such as ${value}`,
  errors: {
    required: 'Enter a value.',
    wrong: 'This can’t be right. Copy it once more.',
    unlike: (example: string) => `Check this value. It should look like ${example}`,
    address: 'We can’t send anything to this address. Use a public https address.',
    secretAgain: 'Enter this again. It goes to another server now, and what’s saved isn’t sent there.',
  },
  progress: 'Setup steps',
  stepOf: (n: number, of: number) => `Step ${n} of ${of}`,
  doneStep: 'done',
}

export type Texts = typeof en
