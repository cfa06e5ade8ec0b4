import { scopesOfClaims } from '../oauth-server/index.ts'
import type { ConnectRequest } from './connect-request.ts'

/** What the user has to agree to: the scopes, and those that a claim stands under which is asked for by name. */
export function agreedScopes({ scopes, claims }: Pick<ConnectRequest, 'scopes' | 'claims'>): string[] {
  return [...new Set([...scopes, ...scopesOfClaims([...(claims?.userinfo ?? []), ...(claims?.idToken ?? [])])])]
}
