/** The page at the end of a connection, where the application has named no other. */
export const en = {
  connected: (service: string) => `${service} is connected`,
  connectedLead: 'You can close this page and go back to the app.',
  failed: (service: string) => `${service} was not connected`,
  failedLead: 'Nothing was changed. Go back to the app and try again.',
}

export type Texts = typeof en
