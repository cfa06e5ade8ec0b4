import { createPublicKey, sign, verify } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { createUlidMaker } from '#platform/ids.ts'
import type { RegistrationRow } from '../../agent-registrations/index.ts'
import { idJagType, issuerOf } from '../../oauth-server/index.ts'
import { type AgentKey, findAgentKey } from './keys.ts'

/** What an agent proves its registration with at the token endpoint. */
export interface Assertion {
  assertion: string
  expires_at: string
}

/** For agents that can refresh. Others keep theirs for as long as the registration lasts. */
export const identityMs = 3_600_000

export interface ClaimedBy {
  email: string
  email_verified: boolean
}

/** Signs the current identity of a registration. The assertion is not stored. */
export function mintAssertion(
  ctx: Context,
  { kid, privateKey }: AgentKey,
  { id, assertion_version, expires_at }: Pick<RegistrationRow, 'id' | 'assertion_version' | 'expires_at'>,
  claimedBy?: ClaimedBy,
): Assertion {
  const now = ctx.now()
  const expiresAt = expires_at === null ? new Date(now.getTime() + identityMs) : new Date(expires_at)
  const issuer = issuerOf(ctx)
  const header = encode({ alg: 'ES256', typ: idJagType, kid })
  const payload = encode({
    iss: issuer,
    sub: id,
    aud: issuer,
    registration_version: assertion_version,
    ...defined({ email: claimedBy?.email, email_verified: claimedBy?.email_verified }),
    jti: createUlidMaker(ctx.now)(),
    iat: Math.floor(now.getTime() / 1_000),
    exp: Math.floor(expiresAt.getTime() / 1_000),
  })
  const signature = sign('sha256', Buffer.from(`${header}.${payload}`), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return {
    assertion: `${header}.${payload}.${signature.toString('base64url')}`,
    expires_at: expiresAt.toISOString(),
  }
}

export interface AssertionClaims {
  registrationId: string
  version: number
}

/** Our assertions are about an eighth of this length. */
const longest = 8_192

/** The claims of an assertion that this environment signed and that has not expired; `undefined` for anything else. */
export async function readAssertion(ctx: Context, text: string): Promise<AssertionClaims | undefined> {
  const [header = '', payload = '', signature = '', ...rest] = text.length > longest ? [] : text.split('.')
  if (rest.length > 0 || ![header, payload, signature].every((part) => /^[\w-]+$/.test(part))) return undefined
  const { alg, typ, kid, crit } = decode(header) ?? {}
  if (alg !== 'ES256' || typ !== idJagType || crit !== undefined || typeof kid !== 'string' || !isStorableText(kid))
    return undefined
  const jwk = await findAgentKey(ctx, kid)
  if (jwk === undefined) return undefined
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  const isOurs = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { iss, sub, exp, registration_version: version } = (isOurs && decode(payload)) || {}
  if (iss !== issuerOf(ctx) || typeof sub !== 'string' || typeof exp !== 'number' || typeof version !== 'number')
    return undefined
  return exp * 1_000 > ctx.now().getTime() ? { registrationId: sub, version } : undefined
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Record<string, unknown> | undefined {
  return parseInnerObject(Buffer.from(part, 'base64url').toString())
}
