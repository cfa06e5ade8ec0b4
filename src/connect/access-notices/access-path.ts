import type { Context } from '#platform/context.ts'

export const accessPath = '/apps-and-agents'

/** The page on which users see and end what they allowed. It names its environment, so that a link to it works anywhere. */
export function accessUrl({ clientId, system }: Pick<Context, 'clientId' | 'system'>): string {
  return `${system.config.url}${accessPath}?client_id=${encodeURIComponent(clientId)}`
}
