/** The window that a widget opens, before it is at the service. */
export const en = {
  redirecting: 'Connecting',
  connecting: (service: string) => `Connecting to ${service}`,
  lead: 'This takes a moment. If nothing happens, close this window and start again in the app.',
}

export type Texts = typeof en
