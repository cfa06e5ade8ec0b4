import { spawn } from 'node:child_process'
import { type EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { auth as authorize, createMCPClient, UnauthorizedError as NotAuthorized } from '@ai-sdk/mcp'
import { type OAuthClientProvider, UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { OAuthClientInformationFull, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js'
import { expect, onTestFinished, test } from 'vitest'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { redirectUri, startConnect } from '#hosted-sign-in/connect/connect.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { openPage } from './browser.ts'
import { FormBrowser } from './form-browser.ts'
import { freePort } from './free-port.ts'
import { selfSigned } from './self-signed.ts'
import { startOwnServer, startServer, type TestServer } from './server.ts'
import { totpNow, totpSecret } from './totp-calls.ts'

const [email, password] = ['ada@northwind.example', 'a sturdy long passphrase']

test('a client of MCP registers itself, signs the user in on the hosted pages, and calls a tool in their name', async () => {
  const server = await startServer()
  const { workos, api } = server
  const mcp = await startExample(server)
  await api.post('/user_management/authkit_oauth_resources', { uri: mcp })
  const settings = { dynamic_client_registration: true, self_registered_scopes: ['tools:use'] }
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
  const { id: userId } = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const { provider, kept, arrival } = await startClient()
  const connect = async () => {
    const client = new Client({ name: 'test', version: '1.0.0' })
    const transport = new StreamableHTTPClientTransport(new URL(mcp), { authProvider: provider })
    // The class has an optional member that its interface wants without `undefined`.
    await client.connect(transport as Parameters<typeof client.connect>[0])
    return { client, transport }
  }

  await expect(connect()).rejects.toThrow(UnauthorizedError)
  expect(kept.client?.client_id).toMatch(/^client_/)
  const page = await openPage()
  await page.goto(String(kept.address))
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Allow' }).click()
  const answer = await arrival
  expect(answer.get('iss')).toBe(`${server.url}/oauth2/${server.clientId}`)
  await new StreamableHTTPClientTransport(new URL(mcp), { authProvider: provider }).finishAuth(answer.get('code') ?? '')

  const { client } = await connect()
  const called = (await client.callTool({ name: 'whoami' })) as { content: { text: string }[] }
  expect(JSON.parse(called.content[0]?.text ?? '')).toMatchObject({
    userId,
    scopes: expect.arrayContaining(['tools:use']),
  })
  const { body } = await api.get(`/user_management/users/${userId}/authorized_applications`)
  expect(body).toMatchObject({ data: [{ application: { client_id: kept.client?.client_id, name: 'Test client' } }] })

  // What a user has authorized does not go with what no one uses.
  const { environmentId, db } = server.environment
  expect(
    await db.one(sql`select expires_at from connect_applications where environment_id = ${environmentId}`),
  ).toEqual({ expires_at: null })

  // A token of another kind is not accepted.
  const { accessToken } = await workos.userManagement.authenticateWithPassword({
    clientId: server.clientId,
    email,
    password,
  })
  kept.tokens = { access_token: accessToken, token_type: 'bearer' }
  await expect(client.callTool({ name: 'whoami' })).rejects.toThrow(UnauthorizedError)
})

test('a client of MCP that publishes what it is at an address is known by it, and registers nothing', async () => {
  const certificate = selfSigned({ dns: 'localhost' })
  const server = await startOwnServer({ trustedRoots: [certificate.cert] })
  onTestFinished(server.close)
  const mcp = await startExample(server)
  await prepare(server, mcp, { client_id_metadata_documents: true, dynamic_client_registration: true })
  const site = createSecureServer(certificate, (_request, response) =>
    response.setHeader('content-type', 'application/json').end(
      // Where it waits for the answer is known when it runs.
      JSON.stringify({ client_id: id, client_name: 'Published client', redirect_uris: ['http://127.0.0.1/callback'] }),
    ),
  )
  onTestFinished(() => void site.close())
  const id = `https://localhost:${await portOf(site)}/client.json`
  const { provider, kept } = await startClient()
  const published: OAuthClientProvider = Object.defineProperty(provider, 'clientMetadataUrl', { value: id })
  const transport = () => new StreamableHTTPClientTransport(new URL(mcp), { authProvider: published })
  const connect = async () => {
    const client = new Client({ name: 'test', version: '1.0.0' })
    await client.connect(transport() as Parameters<typeof client.connect>[0])
    return client
  }

  await expect(connect()).rejects.toThrow(UnauthorizedError)
  const visitor = await signInAt(server, String(kept.address))
  for (const shown of ['Published client', new URL(id).host]) expect(visitor.html).toContain(shown)
  await visitor.submit({ decision: 'allow' })
  await transport().finishAuth(visitor.location.searchParams.get('code') ?? '')
  const called = (await (await connect()).callTool({ name: 'whoami' })) as { content: { text: string }[] }
  expect(JSON.parse(called.content[0]?.text ?? '')).toMatchObject({ userId: expect.stringMatching(/^user_/) })
  expect(kept.client).toMatchObject({ client_id: id, issuer: `${server.url}/oauth2/${server.clientId}` })
  const { body } = await server.api.get('/connect/applications?registration_types=dynamic')
  expect(body).toMatchObject({ data: [{ client_id: id, name: 'Published client' }] })
})

test('the client of another library goes the same way, and gets a new token by itself', async () => {
  const server = await startServer()
  const mcp = await startExample(server)
  await prepare(server, mcp, { dynamic_client_registration: true })
  const { provider, kept } = await startClient()
  const authProvider = { ...provider, state: undefined } as unknown as Parameters<typeof authorize>[0]
  const connect = () => createMCPClient({ transport: { type: 'http', url: mcp, authProvider } })

  await expect(connect()).rejects.toThrow(NotAuthorized)
  // The server asks for less.
  const scope = 'tools:use offline_access'
  expect(await authorize(authProvider, { serverUrl: mcp, scope })).toBe('REDIRECT')
  const visitor = await signInAt(server, String(kept.address))
  await visitor.submit({ decision: 'allow' })
  const authorizationCode = visitor.location.searchParams.get('code') ?? ''
  expect(await authorize(authProvider, { serverUrl: mcp, authorizationCode })).toBe('AUTHORIZED')
  const client = await connect()
  expect(Object.keys(await client.tools())).toEqual(['whoami'])

  const before = kept.tokens
  kept.tokens = { ...before, access_token: 'worn out', token_type: 'bearer' }
  expect(await authorize(authProvider, { serverUrl: mcp })).toBe('AUTHORIZED')
  expect(kept.tokens?.refresh_token).not.toBe(before?.refresh_token)
  expect(Object.keys(await (await connect()).tools())).toEqual(['whoami'])
})

test('RFC 9470: a server that wants two steps says so, the user is asked for the second alone, and the token that comes is taken', async () => {
  const server = await startConnect()
  const { api, issuer, url } = server
  const mcp = await startExample(server, { ACR_VALUES: 'two-steps', MAX_AGE: '3600' })
  await api.post('/user_management/authkit_oauth_resources', { uri: mcp })
  const authentication_levels = [
    { acr: 'one-step', requires: 'single_factor' },
    { acr: 'two-steps', requires: 'second_factor' },
  ]
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { authentication_levels } })
  const by = await server.firstParty()
  await api.put(`/connect/applications/${by.id}`, { scopes: ['tools:use'] })
  const visitor = server.browser()
  const request = async (more: Record<string, string> = {}) => {
    const scope = 'openid offline_access tools:use'
    const started = await server.start({ client_id: by.clientId, resource: mcp, scope, ...more })
    await visitor.open(started.url.href)
    return started
  }
  const exchange = async ({ verifier: code_verifier }: { verifier: string }) => {
    const code = visitor.location.searchParams.get('code') ?? ''
    const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier }
    return (await postForm(`${url}/oauth2/token`, fields, { by })).body as Record<string, string>
  }
  const call = (token = '') =>
    fetch(mcp, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    })
  const introspect = async (token = '') => (await postForm(`${url}/oauth2/introspection`, { token }, { by })).body

  const begun = await request()
  await server.signIn(visitor)
  const weak = await exchange(begun)
  const refused = await call(weak.access_token)
  const challenge = refused.headers.get('www-authenticate') ?? ''
  expect([refused.status, /error="(\w+)"/.exec(challenge)?.[1]]).toEqual([401, 'insufficient_user_authentication'])
  const [, acr_values = ''] = /acr_values="([^"]+)"/.exec(challenge) ?? []
  const [, max_age = ''] = /max_age="(\d+)"/.exec(challenge) ?? []
  expect([acr_values, max_age]).toEqual(['two-steps', '3600'])

  await api.post(`/user_management/users/${server.person.id}/auth_factors`, { type: 'totp', totp_secret: totpSecret })
  const raised = await request({ acr_values, max_age })
  expect(visitor.location.pathname).toBe('/mfa/verification')
  await visitor.submit({ code: totpNow() })
  const strong = await exchange(raised)
  expect((await call(strong.access_token)).status).toBe(200)
  const levels = async (tokens: Record<string, string>) => {
    const { acr } = await introspect(tokens.access_token)
    return [acr, JSON.parse(Buffer.from(tokens.id_token?.split('.')[1] ?? '', 'base64url').toString()).acr]
  }
  expect([await levels(weak), await levels(strong)]).toEqual([
    ['one-step', 'one-step'],
    ['two-steps', 'two-steps'],
  ])
  const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
  expect(metadata).toMatchObject({ acr_values_supported: ['one-step', 'two-steps'] })

  // The sign-in of the browser was raised: it asks for nothing now, and ends with what began before.
  await request({ acr_values, prompt: 'none' })
  expect(visitor.location.searchParams.has('code')).toBe(true)
  await visitor.open(`${url}/oauth2/logout?${new URLSearchParams({ id_token_hint: strong.id_token ?? '' })}`)
  expect(await introspect(weak.refresh_token)).toEqual({ active: false })
})

/** An environment with a user, that knows the example. */
async function prepare({ workos, api }: TestServer, mcp: string, settings: object): Promise<void> {
  await api.post('/user_management/authkit_oauth_resources', { uri: mcp })
  const body = { ...settings, self_registered_scopes: ['tools:use'] }
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body })
  await workos.userManagement.createUser({ email, password, emailVerified: true })
}

/** A browser in which the user has signed in, where they are asked for their consent. */
async function signInAt({ url }: TestServer, address: string): Promise<FormBrowser> {
  const visitor = new FormBrowser(url)
  await visitor.open(address)
  await visitor.submit({ email })
  await visitor.submit({ password })
  return visitor
}

/** The example, as a reader of its README starts it, with an environment of the test for its issuer. */
async function startExample(server: TestServer, settings: Record<string, string> = {}): Promise<string> {
  const port = await freePort()
  const child = spawn(process.execPath, ['examples/mcp/server.mjs'], {
    env: {
      ...process.env,
      PORT: String(port),
      GATEHOUSE_ISSUER: `${server.url}/oauth2/${server.clientId}`,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`))),
  ])
  return `http://localhost:${port}/mcp`
}

interface Kept {
  client?: OAuthClientInformationFull
  tokens?: OAuthTokens
  verifier?: string
  address?: URL
}

/** What a program on the user's device keeps, and the address on which it waits for the answer. */
async function startClient() {
  const kept: Kept = {}
  const listener = createServer()
  const arrival = once(listener, 'request').then(([request, response]) => {
    response.end('Go back to the program.')
    return new URL(request.url, 'http://localhost').searchParams
  })
  const redirectUrl = `http://127.0.0.1:${await portOf(listener)}/callback`
  onTestFinished(() => {
    listener.closeAllConnections()
    listener.close()
  })
  const provider: OAuthClientProvider = {
    redirectUrl,
    clientMetadata: { client_name: 'Test client', redirect_uris: [redirectUrl], token_endpoint_auth_method: 'none' },
    clientInformation: () => kept.client,
    saveClientInformation(client) {
      kept.client = client as OAuthClientInformationFull
    },
    tokens: () => kept.tokens,
    saveTokens(tokens) {
      kept.tokens = tokens
    },
    saveCodeVerifier(verifier) {
      kept.verifier = verifier
    },
    codeVerifier: () => kept.verifier ?? '',
    redirectToAuthorization(address) {
      kept.address = address
    },
  }
  return { provider, kept, arrival: arrival as Promise<URLSearchParams> }
}

async function portOf(server: Pick<Server, 'listen' | 'once' | 'address'> & EventEmitter): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
