import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { TestServer } from '#test/server.ts'

export interface Signing {
  claims?: Record<string, unknown>
  header?: object
  key?: CryptoKey | Uint8Array
}

export const seconds = (ahead = 0): number => Math.floor(Date.now() / 1_000) + ahead

/** An issuer of assertions and events about agents, for an environment. @param now of its clock, in seconds */
export async function makeIssuer(
  { url, clientId, api }: TestServer,
  issuer = `https://${randomUUID()}.example`,
  now = seconds,
) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one' }
  const audience = `${url}/oauth2/${clientId}`
  const sign = (typ: string, usual: JWTPayload, { claims, header, key = privateKey }: Signing) =>
    new SignJWT({ iss: issuer, aud: audience, jti: randomUUID(), iat: now(), ...usual, ...claims } as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ, ...header })
      .sign(key)
  return {
    issuer,
    jwk,
    /** Lets the environment trust it. @returns the id */
    trust: async (more: object = {}): Promise<string> => {
      const body = { issuer, name: 'Agents Inc.', jwks: { keys: [jwk] }, ...more }
      const answer = await api.post<{ id: string }>('/agents/trusted_issuers', body)
      if (answer.status !== 201) throw new Error(`Not trusted: ${JSON.stringify(answer.body)}`)
      return answer.body.id
    },
    /** An ID-JAG. */
    assert: (sub: string, email: string, signing: Signing = {}): Promise<string> =>
      sign('oauth-id-jag+jwt', { sub, exp: now(300), email, email_verified: true, auth_time: now(-60) }, signing),
    /** A security event. */
    announce: (sub: string, events: object, signing: Signing = {}): Promise<string> =>
      sign('secevent+jwt', { sub, events }, signing),
  }
}
