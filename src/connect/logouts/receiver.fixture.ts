import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose'
import { type Answered, type Asked, startLocalServer } from '#test/local-server.ts'

export interface LogoutReceiver {
  url: string
  /** What was posted, oldest first. */
  asked: Asked[]
  /** The claims of the tokens that came, without a check. */
  claims(): JWTPayload[]
  /** How it answers from now on. */
  answer: (asked: Asked) => Answered | Promise<Answered>
}

/** The endpoint of an application for logout tokens. */
export async function startLogoutReceiver(): Promise<LogoutReceiver> {
  const asked: Asked[] = []
  const receiver: LogoutReceiver = {
    url: '',
    asked,
    claims: () => asked.map((each) => decodeJwt(tokenIn(each))),
    answer: () => ({ status: 200, text: '' }),
  }
  const { url } = await startLocalServer((each) => {
    asked.push(each)
    return receiver.answer(each)
  })
  receiver.url = `${url}/backchannel-logout`
  return receiver
}

export function tokenIn({ body }: Asked): string {
  return new URLSearchParams(body).get('logout_token') ?? ''
}

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** OpenID Connect Back-Channel Logout 1.0 §2.6, as an application does it. @throws what is wrong with the token */
export async function validateLogoutToken(
  token: string,
  { issuer, clientId }: { issuer: string; clientId: string },
): Promise<JWTPayload> {
  const discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(discovery.jwks_uri ?? '')), {
    issuer,
    audience: clientId,
    typ: 'logout+jwt',
    algorithms: ['RS256'],
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
  })
  const { events, nonce, sub, sid } = payload
  if (JSON.stringify(events) !== JSON.stringify({ [event]: {} })) throw new Error('It is no logout event alone.')
  if (nonce !== undefined) throw new Error('It could be taken for an ID token.')
  if (typeof sub !== 'string' && typeof sid !== 'string') throw new Error('It names neither a user nor a session.')
  return payload
}
