/** A directory that is set up: its state, what arrived, its settings, and its end. */
export const en = {
  finish: (provider: string) => `${provider} hasn’t sent a request yet.`,
  finishPulled: (provider: string) => `${provider} hasn’t been read yet.`,
  go: 'Continue setup',
  endpointTitle: 'For your provider',
  endpointLead: (provider: string) => `Where ${provider} sends people and groups.`,
  access: {
    title: 'Access',
    on: (brand: string, organization: string) =>
      `People in this directory become members of ${organization} at ${brand}. Whoever leaves it loses access at once.`,
    onPulled: (brand: string, organization: string) =>
      `People in this directory become members of ${organization} at ${brand}. Whoever leaves it loses access with the next sync.`,
    off: (brand: string) => `${brand} decides who gets access. Being in this directory gives none by itself.`,
  },
  arrived: 'What arrived',
  refused: 'Refused requests',
  unstored: 'Not taken over',
  settings: 'Settings',
  guide: (provider: string) => `Guide for ${provider}`,
  off: 'Start over',
  reset: 'Reset directory',
  resetLead:
    'Deletes the directory with its people and groups, so that you can connect another one. Members keep their access.',
  confirm: (provider: string) => `Reset the directory of ${provider}?`,
  confirmLead: (brand: string) =>
    `Its endpoint and tokens stop working, and its people, groups and settings are deleted. Members at ${brand} stay members and can still sign in. This can’t be undone.`,
  confirmLeadPulled: (brand: string) =>
    `We no longer read it. Its credentials, people, groups and settings are deleted. Members at ${brand} stay members and can still sign in. This can’t be undone.`,
  keep: 'Keep it',
}

export type Texts = typeof en
