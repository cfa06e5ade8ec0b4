import type { System } from '../context.ts'
import { parseInnerObject } from '../http/json-body.ts'
import { type AccessToken, keepToken, TokenRefusal } from './access-token.ts'
import type { Authentication } from './authentication.ts'
import { basicCredentials } from './client-secret-basic.ts'

/** How requests to a server of others are authenticated. */
export interface Credential {
  /** The value of the header. @throws TokenRefusal, OutgoingError */
  authorization(): Promise<string>
  /** Called when the server refuses it. @returns whether another one may be had */
  forget(): boolean
}

export type Asking = Pick<System, 'outgoing' | 'now'>

export function openCredential(system: Asking, authentication: Authentication, secret: string): Credential {
  if (authentication.type === 'bearer_token') {
    const authorization = async () => `Bearer ${secret}`
    return { authorization, forget: () => false }
  }
  const token = keepToken(system.now, () => requestToken(system, authentication, secret))
  return {
    authorization: async () => `Bearer ${await token.get()}`,
    forget() {
      token.forget()
      return true
    },
  }
}

type OAuth = Extract<Authentication, { type: 'oauth_client_credentials' }>

/** RFC 6749 §4.4, with the secret in the header. @throws TokenRefusal, OutgoingError */
async function requestToken(
  { outgoing, now }: Asking,
  { token_url, client_id, scope }: OAuth,
  secret: string,
): Promise<AccessToken> {
  const askedAt = now().getTime()
  const { status, body } = await outgoing.request({
    method: 'POST',
    url: token_url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      authorization: basicCredentials(client_id, secret),
    },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scope === undefined ? {} : { scope }),
    }).toString(),
    isRepeatable: true,
  })
  const { access_token, expires_in, error } = parseInnerObject(body.toString('utf8')) ?? {}
  if (status === 200 && typeof access_token === 'string' && /^[\x21-\x7e]{1,16000}$/.test(access_token)) {
    const seconds = typeof expires_in === 'number' && expires_in > 0 ? Math.min(expires_in, 86_400) : 300
    return { value: access_token, endsAt: new Date(askedAt + seconds * 1_000) }
  }
  const code = typeof error === 'string' && /^[\w-]{1,50}$/.test(error) ? ` (${error})` : ''
  throw new TokenRefusal(`it answered ${status}${code} without an access token.`, status === 400 || status === 401)
}
