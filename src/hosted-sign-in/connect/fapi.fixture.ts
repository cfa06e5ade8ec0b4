import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import * as client from 'openid-client'
import { expect } from 'vitest'
import type { FormBrowser } from '#test/form-browser.ts'
import { type ConnectServer, redirectUri } from './connect.fixture.ts'

interface Keys {
  privateKey: CryptoKey
  publicKey: CryptoKey
}

export interface Answered {
  status: number
  body: Record<string, unknown>
}

/** An application that is held to the FAPI 2.0 Security Profile, as a client of its own and by single requests. */
export interface FapiApplication {
  id: string
  clientId: string
  /** openid-client, with the metadata of the issuer. */
  config: client.Configuration
  /** With a key of its own. */
  dpop: client.DPoPHandle
  /** Right, unless something else is wished. `undefined` leaves a claim out. */
  assertion(claims?: Record<string, unknown>, signing?: { alg: string; key: CryptoKey }): Promise<string>
  proof(claims?: Record<string, unknown>, signing?: { alg: string; keys: Keys }): Promise<string>
  /** A request with the assertion above, unless fields say otherwise; `null` leaves a field out. */
  post(endpoint: string, fields: Record<string, string | null>, headers?: Record<string, string>): Promise<Answered>
  /** Pushes a request with all that one needs. */
  push(more?: Record<string, string | null>, headers?: Record<string, string>): Promise<Answered>
  at(requestUri: unknown, more?: Record<string, string>): string
  verifier: string
}

export const keysOf = (alg: string): Promise<Keys> => generateKeyPair(alg, { extractable: true })

/** An application of the first party with an ES256 key, held to the profile. */
export async function startFapi(server: ConnectServer): Promise<FapiApplication> {
  const { api, url, issuer } = server
  const { id, clientId } = await server.firstParty()
  const [own, proving] = await Promise.all([keysOf('ES256'), keysOf('ES256')])
  await api.put(`/connect/applications/${id}/key_set`, {
    jwks: { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one' }] },
  })
  const { status } = await api.put(`/connect/applications/${id}`, { security_profile: 'fapi2' })
  expect(status).toBe(200)
  const config = await client.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: 'PS256' },
    client.PrivateKeyJwt({ key: own.privateKey, kid: 'one' }),
    { execute: [client.allowInsecureRequests] },
  )
  const verifier = client.randomPKCECodeVerifier()
  const codeChallenge = await client.calculatePKCECodeChallenge(verifier)
  const now = () => Math.floor(Date.now() / 1_000)

  const assertion: FapiApplication['assertion'] = (claims = {}, { alg, key } = { alg: 'ES256', key: own.privateKey }) =>
    new SignJWT({
      iss: clientId,
      sub: clientId,
      aud: issuer,
      jti: randomUUID(),
      iat: now(),
      exp: now() + 60,
      ...claims,
    } as JWTPayload)
      .setProtectedHeader({ alg })
      .sign(key)
  const post: FapiApplication['post'] = async (endpoint, fields, headers = {}) => {
    const body = new URLSearchParams()
    const all = {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: fields.client_assertion === undefined ? await assertion() : fields.client_assertion,
      ...fields,
    }
    for (const [name, value] of Object.entries(all)) if (value !== null) body.set(name, value)
    const response = await fetch(`${url}/oauth2/${endpoint}`, { method: 'POST', body, headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return {
    id,
    clientId,
    config,
    dpop: client.getDPoPHandle(config, proving),
    verifier,
    assertion,
    post,
    proof: async (claims = {}, { alg, keys } = { alg: 'ES256', keys: proving }) =>
      new SignJWT({
        htm: 'POST',
        htu: `${url}/oauth2/token`,
        jti: randomUUID(),
        iat: now(),
        ...claims,
      } as JWTPayload)
        .setProtectedHeader({ alg, typ: 'dpop+jwt', jwk: await exportJWK(keys.publicKey) })
        .sign(keys.privateKey),
    push: (more = {}, headers = {}) =>
      post(
        'par',
        {
          client_id: clientId,
          redirect_uri: redirectUri,
          response_type: 'code',
          scope: 'openid offline_access',
          code_challenge: codeChallenge,
          code_challenge_method: 'S256',
          ...more,
        },
        headers,
      ),
    at: (requestUri, more = {}) =>
      `${url}/oauth2/authorize?${new URLSearchParams({ client_id: clientId, request_uri: String(requestUri), ...more })}`,
  }
}

/** Signs a browser's user in for a pushed request. @returns the code */
export async function codeFor(server: ConnectServer, app: FapiApplication, browser: FormBrowser, pushed: Answered) {
  expect(pushed.status).toBe(201)
  await browser.open(app.at(pushed.body.request_uri))
  if (browser.location.pathname === '/sign-in') await server.signIn(browser)
  return browser.location.searchParams.get('code') ?? ''
}
