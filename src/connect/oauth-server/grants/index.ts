import { clientCredentials } from './client-credentials.ts'
import type { GrantHandler } from './grant.ts'

/** By `grant_type`. */
const grants: ReadonlyMap<string, GrantHandler> = new Map([['client_credentials', clientCredentials]])

export const grantTypes: readonly string[] = [...grants.keys()]

export function findGrant(type: string): GrantHandler | undefined {
  return grants.get(type)
}
