import { scopesOfClaims } from '../oauth-server/index.ts'
import type { ConnectRequest } from './connect-request.ts'

/** The scopes that the user has to agree to: the requested ones, and those that include a claim requested by name. */
export function agreedScopes({ scopes, claims }: Pick<ConnectRequest, 'scopes' | 'claims'>): string[] {
  return [...new Set([...scopes, ...scopesOfClaims([...(claims?.userinfo ?? []), ...(claims?.idToken ?? [])])])]
}
