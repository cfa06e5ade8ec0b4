import { pageUrl } from './flow.ts'

export const ssoPath = '/sign-in/sso'

/** Where a sign-in goes on at the provider of a connection. */
export function ssoUrl(flow: Parameters<typeof pageUrl>[0], connectionId: string): string {
  return `${pageUrl(flow, ssoPath)}&connection_id=${encodeURIComponent(connectionId)}`
}
