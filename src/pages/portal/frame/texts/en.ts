/** What stands around every page of the Admin Portal. */
export const en = {
  home: 'Overview',
  domains: 'Domains',
  sso: 'Single sign-on',
  exit: 'Leave',
  navigation: 'Settings',
  back: (brand: string) => `Back to ${brand}`,
  support: (brand: string) => `Ask ${brand} for help`,
  copy: 'Copy',
  optional: 'Optional',
}

export type Texts = typeof en
