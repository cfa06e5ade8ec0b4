import { pageUrl } from './flow.ts'

export const ssoPath = '/sign-in/sso'

/** The URL at which a sign-in continues at the provider of a connection. */
export function ssoUrl(flow: Parameters<typeof pageUrl>[0], connectionId: string): string {
  return `${pageUrl(flow, ssoPath)}&connection_id=${encodeURIComponent(connectionId)}`
}
