import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { startLocalServer } from '#test/local-server.ts'
import { startServer } from '#test/server.ts'
import { makeMachine, postForm } from '../machine.fixture.ts'
import { assertionType } from './claimed-client.ts'

const server = await startServer()
const { url, api, clientId: environmentId } = server
const issuer = `${url}/oauth2/${environmentId}`
const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = { ...(await exportJWK(publicKey)), kid: 'one' }

const keySetOf = (id: string) => `/connect/applications/${id}/key_set`

/** A machine that signs with the key above. */
async function makeSigner() {
  const machine = await makeMachine(server)
  await api.put(keySetOf(machine.id), { jwks: { keys: [jwk] } })
  return machine
}
const signer = await makeSigner()
const sibling = await makeSigner()

interface Made {
  claims?: Record<string, unknown>
  header?: object
  key?: CryptoKey | Uint8Array
}

async function makeAssertion({ clientId }: { clientId: string }, { claims, header, key = privateKey }: Made = {}) {
  const now = Math.floor(Date.now() / 1_000)
  const usual = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat: now, exp: now + 60 }
  const payload = { ...usual, ...claims } as JWTPayload
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'one', ...header }).sign(key)
}

function getTokenBy(assertion: string, more: Record<string, string> = {}) {
  const fields = { client_assertion_type: assertionType, client_assertion: assertion, ...more }
  return postForm(`${url}/oauth2/token`, { grant_type: 'client_credentials', ...fields })
}

test('openid-client proves an application by what it signs at every endpoint, and what it signed counts once', async () => {
  const options: client.DiscoveryRequestOptions = { algorithm: 'oauth2', execute: [client.allowInsecureRequests] }
  const proof = client.PrivateKeyJwt({ key: privateKey, kid: 'one' })
  const config = await client.discovery(new URL(issuer), signer.clientId, undefined, proof, options)

  const { access_token: token } = await client.clientCredentialsGrant(config)
  expect(await client.tokenIntrospection(config, token)).toMatchObject({ active: true, client_id: signer.clientId })
  await client.tokenRevocation(config, token)
  expect(await client.tokenIntrospection(config, token)).toEqual({ active: false })

  const assertion = await makeAssertion(signer)
  const answers = await Promise.all(Array.from({ length: 8 }, () => getTokenBy(assertion)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)])
  expect(config.serverMetadata().token_endpoint_auth_methods_supported).toContain('private_key_jwt')
})

test('an assertion may name the issuer, the token endpoint or the address that it is sent to', async () => {
  for (const aud of [issuer, [issuer], `${url}/oauth2/token`, [issuer, `${url}/oauth2/token`]])
    expect((await getTokenBy(await makeAssertion(signer, { claims: { aud } }))).status).toBe(200)
  const assertion = await makeAssertion(signer, { claims: { aud: `${url}/oauth2/revoke` } })
  const fields = { token: 'x', client_assertion_type: assertionType, client_assertion: assertion }
  expect((await postForm(`${url}/oauth2/revoke`, fields)).status).toBe(200)
})

const seconds = (ahead: number) => Math.floor(Date.now() / 1_000) + ahead
const refused: [what: string, made: Made][] = [
  ['for another server', { claims: { aud: 'https://other.example' } }],
  ['for us and another server', { claims: { aud: [issuer, 'https://other.example'] } }],
  ['for no one', { claims: { aud: [] } }],
  ['for the issuer of another environment', { claims: { aud: url } }],
  ['for the revocation endpoint', { claims: { aud: `${url}/oauth2/revoke` } }],
  ['by another issuer', { claims: { iss: sibling.clientId } }],
  ['that has ended', { claims: { exp: seconds(-120) } }],
  ['that lives for an hour', { claims: { exp: seconds(3_600) } }],
  ['without an end', { claims: { exp: undefined } }],
  ['that begins later', { claims: { nbf: seconds(300) } }],
  ['without an id', { claims: { jti: undefined } }],
  ['with a number for an id', { claims: { jti: 7 } }],
  ['that is a proof for DPoP', { header: { typ: 'dpop+jwt' } }],
  ['that is an access token', { header: { typ: 'at+jwt' } }],
  ['that names a key that is not there', { header: { kid: 'two' } }],
  ['with the public key as a shared secret', { header: { alg: 'HS256' }, key: Buffer.from(JSON.stringify(jwk)) }],
  ['signed by someone else', { key: (await generateKeyPair('ES256')).privateKey }],
  ['with a key in its header', { header: { jwk, kid: undefined }, key: (await generateKeyPair('ES256')).privateKey }],
]

test.each(refused)('an assertion %s is refused', async (_what, made) => {
  const assertion = await makeAssertion(await makeSigner(), made)
  expect(await getTokenBy(assertion)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
})

test('an assertion in a form of its own proves nothing, and neither do two methods at once', async () => {
  const assertion = await makeAssertion(signer)
  const [header, payload] = assertion.split('.')
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  for (const broken of ['x', 'a.b.c', `${header}.${payload}.`, none, 'e30.e30.e30', 'x'.repeat(9_000)])
    expect(await getTokenBy(broken)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })

  const invalid = { status: 400, body: { error: 'invalid_request' } }
  expect(await getTokenBy(assertion, { client_secret: signer.secret })).toMatchObject(invalid)
  expect(await getTokenBy(assertion, { client_id: sibling.clientId })).toMatchObject(invalid)
  expect(await getTokenBy(assertion, { client_assertion_type: 'other' })).toMatchObject(invalid)
  // None of that has used it up.
  expect((await getTokenBy(assertion, { client_id: signer.clientId })).status).toBe(200)
})

test('keys are read from the address of an application, again for a new one, and once a minute at most', async () => {
  const machine = await makeMachine(server)
  let published: unknown = { keys: [{ ...jwk, kid: 'first' }, { kty: 'oct', k: 'c2VjcmV0' }, 7] }
  let reads = 0
  const host = await startLocalServer(({ url: { pathname } }) => {
    reads += 1
    return pathname === '/moved'
      ? { status: 302, headers: { location: `${host.url}/keys` } }
      : { status: 200, body: published }
  })
  const by = async (kid: string) => (await getTokenBy(await makeAssertion(machine, { header: { kid } }))).status

  await api.put(keySetOf(machine.id), { jwks_uri: `${host.url}/keys` })
  expect(await by('first')).toBe(200)
  published = { keys: [{ ...jwk, kid: 'second' }] }
  for (let i = 0; i < 3; i += 1) expect(await by('second')).toBe(401)
  expect([await by('first'), reads]).toEqual([200, 1])

  await api.put(keySetOf(machine.id), { jwks_uri: `${host.url}/moved` })
  expect([await by('second'), await by('second'), reads]).toEqual([401, 401, 2])
  host.close()
})

test('[E-2] a key set holds public keys that verify signatures, or an address that may be asked', async () => {
  const rsa = await generateKeyPair('RS256', { extractable: true })
  const rsaJwk = { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', use: 'sig', x5t: 'x' }
  const { id, clientId } = await server.workos.connect.createOAuthApplication(
    'App',
    true,
    undefined,
    undefined,
    undefined,
    true,
  )
  const path = keySetOf(clientId)

  const faultsOf = async (body: object) => {
    const { status, body: refusal } = await api.put<{ errors: { field: string }[] }>(path, body)
    return status === 422 && refusal.errors.map(({ field }) => field)
  }
  expect(await faultsOf({})).toEqual(['jwks'])
  expect(await faultsOf({ jwks: { keys: [jwk] }, jwks_uri: 'https://a.example/' })).toEqual(['jwks'])
  const unfit = [
    await exportJWK(privateKey),
    { kty: 'oct', k: 'c2VjcmV0' },
    { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
    { ...jwk, use: 'enc' },
    { ...jwk, alg: 'HS256' },
    { ...jwk, kid: 7 },
  ]
  for (const key of unfit) expect(await faultsOf({ jwks: { keys: [rsaJwk, key] } })).toEqual(['jwks.keys.1'])
  expect(await faultsOf({ jwks: { keys: [jwk, jwk] } })).toEqual(['jwks.keys.1'])
  for (const jwks_uri of ['http://169.254.169.254/keys', 'http://a.example/keys', 'file:///keys', 'x'])
    expect(await faultsOf({ jwks_uri })).toEqual(['jwks_uri'])
  expect((await api.get(path)).body).toMatchObject({ application_id: id, jwks: null, jwks_uri: null })

  const { x5t: _, ...stored } = rsaJwk
  expect((await api.put(path, { jwks: { keys: [rsaJwk] } })).body).toMatchObject({ jwks: { keys: [stored] } })
  const revoke = { token: 'x', client_id: clientId }
  expect((await postForm(`${url}/oauth2/revoke`, revoke)).status).toBe(401)
  expect((await api.delete(path)).status).toBe(204)
  expect((await api.get(path)).body).toMatchObject({ jwks: null })
  expect((await postForm(`${url}/oauth2/revoke`, revoke)).status).toBe(401)
})
