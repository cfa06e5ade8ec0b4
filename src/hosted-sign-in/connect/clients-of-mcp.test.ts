import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { assertionType } from '#connect/oauth-server/client-assertions/claimed-client.ts'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { startLocalServer } from '#test/local-server.ts'
import { startConnect } from './connect.fixture.ts'

/** What a client of MCP sends, as its makers publish it or servers have recorded it. Addresses stand for real ones. */
interface Recorded {
  client: string
  sources: string[]
  /** Behind its client id, which is an address. */
  document?: Record<string, unknown>
  /** Otherwise, what it registers. */
  registration?: Record<string, unknown>
  authorization: { redirect_uri: string; scope: string; state?: string }
  token: { redirect_uri: string }
}

const folder = new URL('../../../test/clients-of-mcp/', import.meta.url)
const recorded = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Recorded)
const resource = 'https://mcp.example.com/mcp'

const server = await startConnect()
const { api, url, issuer } = server
await api.post('/user_management/authkit_oauth_resources', { uri: resource })
const settings = {
  client_id_metadata_documents: true,
  dynamic_client_registration: true,
  self_registered_scopes: ['tools:use'],
}
await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
const keys = await generateKeyPair('RS256', { extractable: true })

/** The client id that it gets, or the address at which it is described. */
async function meet({ document, registration }: Recorded): Promise<string> {
  if (document === undefined) {
    const body = JSON.stringify(registration)
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${issuer}/register`, { method: 'POST', headers, body })
    expect(answer.status).toBe(201)
    return ((await answer.json()) as { client_id: string }).client_id
  }
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' }
  const site = await startLocalServer(({ url: { pathname } }) => {
    const addresses = {
      client_id: `${site.url}/client.json`,
      ...('jwks_uri' in document ? { jwks_uri: `${site.url}/jwks` } : {}),
    }
    return { status: 200, body: pathname === '/jwks' ? { keys: [jwk] } : { ...document, ...addresses } }
  })
  onTestFinished(() => site.close())
  return `${site.url}/client.json`
}

/** How it authenticates at the token endpoint. */
async function proofOf({ document }: Recorded, client_id: string): Promise<Record<string, string>> {
  if (document?.token_endpoint_auth_method !== 'private_key_jwt') return { client_id }
  const now = Math.floor(Date.now() / 1_000)
  const claims = { iss: client_id, sub: client_id, aud: `${issuer}/token`, jti: randomUUID(), iat: now, exp: now + 60 }
  const client_assertion = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
    .sign(keys.privateKey)
  return { client_id, client_assertion_type: assertionType, client_assertion }
}

test.each(recorded)('$client gets a token for the server of MCP, and for nothing else', async (client) => {
  const { redirect_uri, scope, state } = client.authorization
  const client_id = await meet(client)
  const started = await server.start({ client_id, redirect_uri, scope, resource, ...(state ? { state } : {}) })
  started.url.pathname = `/oauth2/${server.clientId}/authorize`
  const visitor = server.browser()
  await visitor.open(started.url.href)
  await server.signIn(visitor)
  await visitor.submit({ decision: 'allow' })
  const { href, searchParams } = visitor.location
  expect(href.startsWith(redirect_uri)).toBe(true)
  expect([searchParams.get('state'), searchParams.get('iss')]).toEqual([state ?? started.state, issuer])

  const fields = {
    grant_type: 'authorization_code',
    code: searchParams.get('code') ?? '',
    code_verifier: started.verifier,
    resource,
    ...client.token,
  }
  const exchange = async (of: Record<string, string>) =>
    postForm(`${url}/oauth2/${server.clientId}/token`, { ...of, ...(await proofOf(client, client_id)) })
  const { status, body } = await exchange(fields)
  expect([status, body.token_type, body.scope]).toEqual([200, 'bearer', scope])
  expect(decodeJwt(String(body.access_token))).toMatchObject({ iss: issuer, aud: resource, client_id })
  expect(body.refresh_token !== undefined).toBe(scope.includes('offline_access'))
  if (body.refresh_token === undefined) return
  const refreshed = await exchange({ grant_type: 'refresh_token', refresh_token: String(body.refresh_token), resource })
  expect(decodeJwt(String(refreshed.body.access_token)).aud).toBe(resource)
})

test('a resource that is not registered is refused with a description that says so', async () => {
  const { clientId } = await server.firstParty()
  const visitor = server.browser()
  await visitor.open((await server.start({ client_id: clientId, resource: `${resource}/` })).url.href)
  expect(Object.fromEntries(visitor.location.searchParams)).toMatchObject({
    error: 'invalid_target',
    error_description: 'The requested `resource` is not registered.',
  })
})
