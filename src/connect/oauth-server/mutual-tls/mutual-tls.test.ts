import { createHash, randomUUID, X509Certificate } from 'node:crypto'
import { createServer as createProxy } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as client from 'openid-client'
import { Agent, fetch as fetchBy } from 'undici'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { startLocalServer } from '#test/local-server.ts'
import { selfSigned } from '#test/self-signed.ts'
import { startOwnServer, type TestServer } from '#test/server.ts'
import { makeCode, makeSigner, redirectUri, verifier } from '../../grants/grant.fixture.ts'
import { assertionType } from '../client-assertions/claimed-client.ts'
import { makeMachine } from '../machine.fixture.ts'

const header = 'x-client-cert'
const server = await startOwnServer({
  config: { trustedProxies: ['127.0.0.1', '::1'], clientCertificateHeader: header },
})
afterAll(() => server.close())
const { url, api, clientId: environmentId } = server

const [own, other] = [selfSigned({ dns: 'client.example' }), selfSigned({ dns: 'client.example' })]
const thumbprint = createHash('sha256').update(new X509Certificate(own.cert).raw).digest('base64url')
const base64 = ({ cert }: typeof own) => new X509Certificate(cert).raw.toString('base64')
/** A key of a key set, with the certificate for it. */
const jwkOf = async ({ cert }: typeof own) => {
  const certificate = new X509Certificate(cert)
  return { ...certificate.publicKey.export({ format: 'jwk' }), kid: 'tls', x5c: [certificate.raw.toString('base64')] }
}

interface Sent {
  certificate?: string
  to?: string
}

async function post(endpoint: string, fields: Record<string, string>, { certificate, to = url }: Sent = {}) {
  const response = await fetch(`${to}/oauth2/${endpoint}`, {
    method: 'POST',
    headers: certificate === undefined ? {} : { [header]: certificate },
    body: new URLSearchParams(fields),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** A machine that has a certificate and no secret. */
async function makeClient(of: TestServer = server) {
  const { id, clientId } = await makeMachine(of)
  await of.api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [await jwkOf(own)] } })
  return { id, clientId, ask: { grant_type: 'client_credentials', client_id: clientId } }
}

test('openid-client proves a machine by its certificate through a proxy that ends TLS, and its tokens are bound to it', async () => {
  const { clientId } = await makeClient()
  const outside = selfSigned({ dns: 'localhost' })
  const proxy = createProxy({ ...outside, requestCert: true, rejectUnauthorized: false }, async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { raw } = (request.socket as TLSSocket).getPeerCertificate()
    const kept = new Headers({ [header]: raw ? raw.toString('base64') : '' })
    for (const name of ['accept', 'authorization', 'content-type'])
      if (request.headers[name] !== undefined) kept.set(name, String(request.headers[name]))
    const body = request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}
    const answer = await fetch(url + request.url, { method: request.method ?? 'GET', headers: kept, ...body })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  onTestFinished(() => void proxy.close())
  const dispatcher = new Agent({ connect: { ...own, ca: outside.cert } })
  onTestFinished(() => dispatcher.close())
  const { port } = proxy.address() as AddressInfo
  const through = (address: string, init: object) =>
    fetchBy(address.replace(url, `https://localhost:${port}`), { ...init, dispatcher } as never)

  const config = await client.discovery(
    new URL(`${url}/oauth2/${environmentId}`),
    clientId,
    undefined,
    client.TlsClientAuth(),
    {
      execute: [client.allowInsecureRequests],
      [client.customFetch]: through as never,
      algorithm: 'oauth2',
    },
  )
  expect(config.serverMetadata()).toMatchObject({
    tls_client_certificate_bound_access_tokens: true,
    token_endpoint_auth_methods_supported: expect.arrayContaining(['self_signed_tls_client_auth']),
  })
  const { access_token: token, token_type } = await client.clientCredentialsGrant(config)
  expect([token_type, decodeJwt(token).cnf]).toEqual(['bearer', { 'x5t#S256': thumbprint }])
  const cnf = { 'x5t#S256': thumbprint }
  expect(await client.tokenIntrospection(config, token)).toMatchObject({ active: true, cnf })
})

test.each([
  ['DER in base64', base64(own)],
  ['RFC 9440', `:${base64(own)}:`],
  ['PEM in percent-encoding', encodeURIComponent(own.cert)],
])('a proxy may pass a certificate on as %s', async (_form, certificate) => {
  const { ask } = await makeClient()
  expect((await post('token', ask, { certificate })).status).toBe(200)
})

test('no certificate but one of its key set proves an application, and none is taken from anyone but a proxy', async () => {
  const { ask, id } = await makeClient()
  expect((await post('token', ask)).body.error).toBe('invalid_client')
  expect((await post('token', ask, { certificate: base64(other) })).body.error).toBe('invalid_client')
  const late = selfSigned({ dns: 'client.example', until: '200101000000Z' })
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [await jwkOf(late)] } })
  for (const certificate of [base64(late), 'x', ':AAAA:', '%', 'A'.repeat(15_000)])
    expect((await post('token', ask, { certificate })).body.error).toBe('invalid_request')

  const elsewhere = await startOwnServer({
    config: { trustedProxies: ['192.0.2.1'], clientCertificateHeader: header },
  })
  onTestFinished(elsewhere.close)
  const there = await makeClient(elsewhere)
  const refused = await post('token', there.ask, { certificate: base64(own), to: elsewhere.url })
  expect([refused.status, refused.body.error]).toEqual([400, 'invalid_request'])
  expect(String(refused.body.error_description)).toContain('only taken from a configured proxy')
})

test('certificates behind the address of a key set count, and a key with the certificate of another key is refused', async () => {
  const { id, ask } = await makeClient()
  const keys = [await jwkOf(own)]
  const site = await startLocalServer(() => ({ status: 200, body: { keys } }))
  onTestFinished(() => site.close())
  await api.put(`/connect/applications/${id}/key_set`, { jwks_uri: `${site.url}/keys` })
  expect((await post('token', ask, { certificate: base64(own) })).status).toBe(200)

  const mixed = { ...(await jwkOf(own)), x5c: [base64(other)] }
  for (const jwk of [mixed, { ...mixed, x5c: ['AAAA'] }, { ...mixed, x5c: 'x' }])
    expect((await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [jwk] } })).status).toBe(422)
})

test('a token of a user that is bound to a certificate counts over a connection with it alone', async () => {
  const signer = await makeSigner(server)
  const { id, clientId } = signer.application
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [await jwkOf(own)] } })
  const fields = {
    grant_type: 'authorization_code',
    code: await makeCode(server, signer),
    redirect_uri: redirectUri,
    code_verifier: verifier,
    client_id: clientId,
  }
  const { body } = await post('token', fields, { certificate: base64(own) })
  const userinfo = async (certificate?: string, scheme = 'Bearer') => {
    const headers = {
      authorization: `${scheme} ${body.access_token}`,
      ...(certificate === undefined ? {} : { [header]: certificate }),
    }
    return (await fetch(`${url}/oauth2/userinfo`, { headers })).status
  }
  expect(await userinfo(base64(own))).toBe(200)
  expect(
    await Promise.all([userinfo(), userinfo(base64(other)), userinfo('x'), userinfo(base64(own), 'DPoP')]),
  ).toEqual(Array(4).fill(401))
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body.refresh_token), client_id: clientId }
  expect((await post('token', refresh)).status).toBe(401)
  const again = await post('token', refresh, { certificate: base64(own) })
  expect(decodeJwt(String(again.body.access_token)).cnf).toEqual({ 'x5t#S256': thumbprint })
})

test('an application of the FAPI 2.0 profile may bind its tokens to any certificate, beside an assertion', async () => {
  const { id, clientId } = await makeMachine(server)
  const keys = await generateKeyPair('ES256')
  await api.put(`/connect/applications/${id}/key_set`, { jwks: { keys: [await exportJWK(keys.publicKey)] } })
  await api.put(`/connect/applications/${id}`, { security_profile: 'fapi2' })
  const ask = async (certificate?: string) => {
    const now = Math.floor(Date.now() / 1_000)
    const aud = `${url}/oauth2/${environmentId}`
    const claims = { iss: clientId, sub: clientId, aud, jti: randomUUID(), iat: now, exp: now + 60 }
    const client_assertion = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(keys.privateKey)
    const fields = { grant_type: 'client_credentials', client_assertion_type: assertionType, client_assertion }
    return (await post('token', fields, certificate === undefined ? {} : { certificate })).body
  }
  expect((await ask()).error).toBe('invalid_dpop_proof')
  expect(decodeJwt(String((await ask(base64(own))).access_token)).cnf).toEqual({ 'x5t#S256': thumbprint })
})
