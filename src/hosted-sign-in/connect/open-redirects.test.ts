import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startLocalServer } from '#test/local-server.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

const name = 'Payroll Login'
const host = new URL(redirectUri).host
const code = expect.stringMatching(/^[0-9A-Z]{26}$/)

const sites: { close(): Promise<unknown> | unknown }[] = []
afterAll(() => Promise.all(sites.map((site) => site.close())))

/** An environment with one client that came in each way, neither of which its users know. */
async function start() {
  const server = await startConnect()
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { dynamic_client_registration: true, client_id_metadata_documents: true },
  })
  const redirect_uris = [redirectUri]
  const answer = await fetch(`${server.issuer}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: name, redirect_uris, token_endpoint_auth_method: 'none' }),
  })
  const { client_id } = (await answer.json()) as { client_id: string }
  const site = await startLocalServer(async () => ({
    status: 200,
    body: { client_id: `${site.url}/client.json`, client_name: name, redirect_uris },
  }))
  sites.push(site)
  const visitor = server.browser()
  const address = async (clientId: string, more: Record<string, string | null> = {}) => {
    const started = await server.start({ client_id: clientId, scope: 'openid', ...more })
    started.url.pathname = `/oauth2/${server.clientId}/authorize`
    return started
  }
  return {
    ...server,
    visitor,
    clientIds: [client_id, `${site.url}/client.json`],
    address,
    async visit(clientId: string, more: Record<string, string | null> = {}) {
      await visitor.open((await address(clientId, more)).url.href)
    },
    async logout(parameters: Record<string, string>) {
      const query = new URLSearchParams({ post_logout_redirect_uri: redirectUri, state: 'x', ...parameters })
      await visitor.open(`${server.url}/oauth2/logout?${query}`)
    },
    /** That the browser has stayed with us, on a page that names who wanted to have it. */
    expectNamed(what: unknown, status = 400) {
      const { origin } = visitor.location
      expect([what, origin, visitor.status]).toEqual([what, server.url, status])
      for (const shown of ['data-hak-page="not-sent-on"', name, host]) expect(visitor.html).toContain(shown)
      expect(visitor.html).not.toContain(`href="https://${host}`)
    },
  }
}

const faulty: Record<string, string | null>[] = [
  { response_type: 'token' },
  { response_type: null },
  { response_mode: 'fragment' },
  { code_challenge: null, code_challenge_method: null },
  { code_challenge_method: 'plain' },
  { scope: 'openid admin' },
  { resource: 'https://unknown.example' },
  { prompt: 'none login' },
  { max_age: '-1' },
  { request: 'e30.e30.' },
  { prompt: 'none' },
]

let shared: ReturnType<typeof start> | undefined
test.each(faulty)(
  '[A-1] a request with %j of a client that came by itself sends no browser to its address: a page names it',
  async (more) => {
    shared ??= start()
    const server = await shared
    for (const clientId of server.clientIds) {
      await server.visit(clientId, more)
      server.expectNamed(more)
      const { url } = await server.address(clientId, more)
      const fields = Object.fromEntries(url.searchParams)
      await server.visitor.arriveByForm(url.origin + url.pathname, fields, `https://${host}`)
      server.expectNamed([more, 'by a form'])
    }
  },
)

test('[A-1] a sign-in that does not meet what a client demands, which came by itself, gets a page before and after it', async () => {
  const server = await start()
  const claims = JSON.stringify({ id_token: { acr: { essential: true, values: ['of-no-one'] } } })
  for (const clientId of server.clientIds) {
    await server.visit(clientId, { claims })
    if (server.visitor.location.pathname === '/sign-in') await server.signIn(server.visitor)
    server.expectNamed('unmet_authentication_requirements')
    await server.visit(clientId, { claims, prompt: 'none' })
    server.expectNamed('unmet_authentication_requirements')
  }
})

test('[A-1] an answer goes to a client only with a code, with what its user has decided, or by the rule for refusals', () => {
  const callers = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /(?<!\.test|\.fixture)\.tsx?$/.test(path) &&
      /\banswerTo\(/.test(readFileSync(join(import.meta.dirname, path), 'utf8')),
  )
  expect(callers.sort()).toEqual([
    'answer/answer.ts',
    'consent/operations.ts',
    'not-sent-on/refuse.ts',
    'visit/issue-code.ts',
  ])
})

test('an application that the operator has made gets its errors', async () => {
  const server = await start()
  for (const [more, error] of [
    [{ prompt: 'none' }, 'login_required'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
  ] as const) {
    await server.visit(server.application.clientId, more)
    expect(answerAt(server.visitor)).toMatchObject({ error })
  }
})

test('[A-1] the page of a sign-in that belongs to another browser does not lead to its client', async () => {
  const server = await start()
  const attacker = server.browser()
  await attacker.open((await server.address(server.clientIds[0] ?? '')).url.href)
  await server.visitor.open(attacker.location.href)
  expect(server.visitor.status).toBe(400)
  expect(server.visitor.html).not.toContain(host)
})

test('[A-1] `prompt=none` gets a page too where a user is signed in and has decided nothing, and a code once they have', async () => {
  const server = await start()
  const { visitor } = server
  for (const clientId of server.clientIds) {
    await server.visit(clientId)
    if (visitor.location.pathname === '/sign-in') await server.signIn(visitor)
    expect(visitor.location.pathname).toBe('/application-authorization')
    await server.visit(clientId, { prompt: 'none' })
    server.expectNamed('consent_required')
    expect(visitor.html).toContain('consent_required')
    await server.visit(clientId)
    // What users decide themselves goes to the client.
    await visitor.submit({ decision: 'deny' })
    expect(answerAt(visitor)).toMatchObject({ error: 'access_denied' })
    await server.visit(clientId)
    await visitor.submit({ decision: 'allow' })
    expect(answerAt(visitor)).toMatchObject({ code })
    await server.visit(clientId, { prompt: 'none' })
    expect(answerAt(visitor)).toMatchObject({ code })
  }
})

test('[A-11] a sign-out sends no browser to a client that came by itself, save that of a user who has authorized it', async () => {
  const server = await start()
  const { visitor } = server
  const [clientId = ''] = server.clientIds
  await server.logout({ client_id: clientId })
  server.expectNamed('without a session', 200)
  // The attacker has an ID token of a user of theirs.
  await server.addUser('mallory@evil.example')
  const tokenOf = async (email?: string) => {
    const browser = server.browser()
    const { url, verifier } = await server.address(clientId)
    await browser.open(url.href)
    await server.signIn(browser, email)
    await browser.submit({ decision: 'allow' })
    const { code: given = '' } = answerAt(browser)
    const fields = { grant_type: 'authorization_code', code: given, code_verifier: verifier, client_id: clientId }
    const answer = await fetch(`${server.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, redirect_uri: redirectUri }),
    })
    return { browser, id_token_hint: ((await answer.json()) as { id_token: string }).id_token }
  }
  const { id_token_hint: ofAttacker } = await tokenOf('mallory@evil.example')
  await server.logout({ id_token_hint: ofAttacker })
  server.expectNamed('with the hint of another user', 200)

  await server.visit(clientId)
  await server.signIn(visitor)
  await server.logout({ id_token_hint: ofAttacker, client_id: clientId })
  expect(visitor.html).toContain(server.person.email)
  await visitor.submit({})
  server.expectNamed('after the question', 200)

  const { browser, id_token_hint } = await tokenOf()
  const query = new URLSearchParams({ id_token_hint, post_logout_redirect_uri: redirectUri, state: 'x' })
  await browser.open(`${server.url}/oauth2/logout?${query}`)
  expect(answerAt(browser)).toEqual({ state: 'x' })
})
