/** Whether a directory has connected, and how much it has sent. */
export const en = {
  states: {
    unlinked: 'Waiting',
    validating: 'First sync running',
    linked: 'Connected',
    invalid_credentials: 'Credentials refused',
  },
  waiting: (provider: string) => `Waiting for ${provider}`,
  waitingLead:
    'Start provisioning at your provider. Its first request connects the directory; some providers take up to 40 minutes.',
  watching: 'This page updates by itself.',
  again: 'Check again',
  connected: (provider: string) => `${provider} is connected`,
  connectedLead: 'People and groups arrive as your provider sends them. You can leave this page.',
  people: 'People',
  groups: 'Groups',
  lastSynced: 'Last synced',
  never: 'Not yet',
  refused: 'Your provider’s last request was refused.',
  why: 'See why',
  next: 'What’s next',
  finish: 'Finish',
}

export type Texts = typeof en
