import type { Arena } from '../arena.ts'
import type { Request } from '../send.ts'

/** A code for a new user. */
export async function startMagicAuth(arena: Arena, email: string): Promise<{ code: string; userId: string }> {
  await arena.create('/user_management/users', { email, email_verified: true })
  const { code, user_id } = await arena.create('/user_management/magic_auth', { email })
  return { code: String(code), userId: String(user_id) }
}

export function magicAuthGrant({ clientId, apiKey }: Arena, email: string, code: string): Request {
  const grant_type = 'urn:workos:oauth:grant-type:magic-auth:code'
  const body = { client_id: clientId, client_secret: apiKey, grant_type, email, code }
  return { method: 'POST', path: '/user_management/authenticate', body }
}
