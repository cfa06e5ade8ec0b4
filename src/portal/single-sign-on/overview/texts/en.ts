/** A connection that is set up: its state, addresses, settings and what can be done with it. */
export const en = {
  states: {
    active: 'Active',
    inactive: 'Off',
    draft: 'Not finished',
  },
  saved: 'Your changes are saved.',
  activated: 'Single sign-on is on.',
  deactivated: 'Single sign-on is off.',
  finish: {
    lead: 'Setup isn’t finished. Test the connection and switch it on.',
    draft: (provider: string) => `Setup isn’t finished. The details of ${provider} are missing.`,
    go: 'Continue setup',
  },
  addresses: {
    title: 'For your provider',
    lead: (provider: string, brand: string) => `What ${provider} has to know about ${brand}.`,
    acsUrl: 'ACS URL',
    sloUrl: 'Single logout URL',
    spEntityId: 'Entity ID',
    metadataUrl: 'Metadata URL',
    redirectUri: 'Redirect URI',
    jwksUri: 'Key set URL (JWKS)',
  },
  settings: {
    title: 'Settings',
    guide: (provider: string) => `Guide for ${provider}`,
    provider: 'Provider details',
    attributes: 'Attributes',
    roles: 'Roles from groups',
    certificates: 'Certificates',
    test: 'Test sign-in',
  },
  attempts: {
    title: 'Recent sign-ins',
    all: 'All sign-ins',
    none: 'Sign-ins will appear here.',
  },
  off: {
    title: 'Switch off or start over',
    deactivate: 'Deactivate',
    deactivateLead: (provider: string) =>
      `People can’t sign in through ${provider} until you switch it on again. Nothing is deleted.`,
    reset: 'Reset connection',
    resetLead: 'Deletes the connection with all its settings, so that you can set up another provider.',
    confirmDeactivate: 'Deactivate single sign-on?',
    confirmReset: (provider: string) => `Reset the connection to ${provider}?`,
    keep: 'Keep it',
  },
}

export type Texts = typeof en
