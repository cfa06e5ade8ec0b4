/** What stands around every page of the Admin Portal. */
export const en = {
  home: 'Overview',
  domains: 'Domains',
  sso: 'Single sign-on',
  directory: 'Directory',
  auditLog: 'Audit log',
  exit: 'Leave',
  navigation: 'Settings',
  back: (brand: string) => `Back to ${brand}`,
  support: (brand: string) => `Ask ${brand} for help`,
  copy: 'Copy',
  optional: 'Optional',
  searchProviders: 'Search providers',
  noProvider: 'No provider with this name. Choose “Another provider” instead.',
  anotherProvider: 'Another provider',
  progress: 'Setup steps',
  stepOf: (n: number, of: number) => `Step ${n} of ${of}`,
  doneStep: 'done',
}

export type Texts = typeof en
