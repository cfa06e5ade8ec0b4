import { readFileSync } from 'node:fs'
import { WorkOS } from '@workos-inc/node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEnvironment } from '#environment/environments/index.ts'
import { startPages } from '#hosted-sign-in/pages.fixture.ts'
import { type ServerOptions, startOwnServer, startServer } from '#test/server.ts'
import { listClients } from './clients.ts'

const email = 'ada@northwind.example'

/** A page, as a browser asks for it. */
async function open(url: string) {
  const response = await fetch(url, { headers: { accept: 'text/html' } })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** Text of a page as it is read. */
function textOf(html: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(\S+?);/g, (whole, name: string) => characters[name] ?? whole)
}

/** What a page offers to copy, in its order. */
const codesIn = (html: string) => [...html.matchAll(/<pre>([^<]*)<\/pre>/g)].map(([, text = '']) => textOf(text))

/** Which messages are expanded. */
const expanded = (html: string) => [...html.matchAll(/<li id="(message_\w+)"><details open=""/g)].map(([, id]) => id)

test('the start page of development leads to everything, and its first request works as it stands', async () => {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  const { url } = server

  const { status, html } = await open(`${url}/`)

  expect(status).toBe(200)
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => textOf(href))
  for (const path of ['/_dev/outbox', '/_dev/requests', '/docs', '/openapi.json', '/_dev/coverage']) {
    expect(links).toContain(path)
    expect([path, (await fetch(url + path)).status]).toEqual([path, 200])
  }
  const signIn = links.find((each) => each.includes('/user_management/authorize?')) ?? ''
  expect((await fetch(signIn, { redirect: 'manual' })).headers.get('location')).toContain(`${url}/sign-in?`)
  const curl = codesIn(html).at(-1) ?? ''
  const [, address = '', authorization = '', type = '', body = ''] =
    /^curl (\S+) \\\n {2}-H 'Authorization: (.+)' \\\n {2}-H 'Content-Type: (.+)' \\\n {2}-d '(.+)'$/.exec(curl) ?? []
  const answer = await fetch(address, { method: 'POST', headers: { authorization, 'content-type': type }, body })
  expect(answer.status).toBe(201)
})

test('the code for the Node SDK reaches this server, and the SDK without it would reach the vendor with the same variables', async () => {
  const server = await startServer()
  const code = codesIn((await open(`${server.url}/`)).html).find((each) => each.startsWith('const workos =')) ?? ''
  const variables = kitVariablesOf((await open(`${server.url}/`)).html)
  expect(variables).toMatchObject({ WORKOS_API_HOSTNAME: 'localhost', WORKOS_API_PORT: new URL(server.url).port })
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())

  const workos = new Function('WorkOS', `${code}; return workos`)(WorkOS) as WorkOS

  expect((await workos.organizations.createOrganization({ name: 'By the code of the page' })).id).toMatch(/^org_/)
  // If this changes, the page and the README say something that's no longer true.
  expect(new WorkOS().baseURL).toBe('https://api.workos.com')
})

test('the README has what the start page says about each SDK and kit', () => {
  const target = { url: 'http://localhost:4100', clientId: 'client_test_default', apiKey: 'sk_test_default' }
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

  for (const { name, code } of listClients(target)) {
    // Its version may follow the name.
    const row =
      readme.split('\n').find((line) => line.replace(/ (\d+|\(.*?\)) \|/, ' |').startsWith(`| ${name} |`)) ??
      `no row for ${name}`
    // Kits share a block of variables below their table.
    const shared = row.includes('the variables below') ? readme : row
    const parts = code.startsWith('WORKOS_') || name === 'Other' ? code.split('\n') : [code]
    expect(parts.filter((part) => !compact(shared).includes(compact(part)))).toEqual([])
  }
})

/** Without what a line break changes. */
const compact = (code: string) =>
  code
    .replaceAll(/\s+/g, '')
    .replaceAll(/,(?=[)}])/g, '')
    .replaceAll(/=#.*/g, '=')

/** The variables that the kits read. */
const kitVariablesOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    (codesIn(html).find((code) => code.includes('WORKOS_API_HOSTNAME')) ?? '')
      .split('\n')
      .map((line) => line.split('=')),
  )

test('production has no pages of development', async () => {
  const server = await startOwnServer({ config: { development: false } })
  onTestFinished(() => server.close())

  for (const path of ['/_dev/outbox', '/_dev/outbox/message_1', '/_dev/requests', '/_dev/coverage', '/_dev/messages'])
    expect([path, (await open(server.url + path)).status]).toEqual([path, 404])
})

test('without a log of requests development keeps its outbox, and no page leads to the log', async () => {
  const server = await startOwnServer({ config: { requestLog: false } })
  onTestFinished(() => server.close())

  expect((await open(`${server.url}/_dev/outbox`)).status).toBe(200)
  expect((await open(`${server.url}/`)).html).not.toContain('"/_dev/requests"')
  expect((await fetch(`${server.url}/_dev/requests`)).status).toBe(404)
})

test('the outbox expands the newest message, or the one that is asked for, and shows codes and links apart', async () => {
  const { url, api, environment, outbox, lastCode } = await startServer({ requestLog: true })
  await api.post('/user_management/users', { email })
  await api.post('/user_management/password_reset', { email })
  await api.post('/user_management/magic_auth', { email })
  const [code, link] = await outbox(email)
  const page = `${url}/_dev/outbox?environment=${environment.environmentId}`

  const newest = await open(page)
  const older = await open(`${page}&open=${link?.id}`)

  expect([expanded(newest.html), expanded(older.html)]).toEqual([[code?.id], [link?.id]])
  expect(newest.html).toContain(`<span>${await lastCode(email)}</span>`)
  const [target = ''] = /\S+\/reset-password\?token=\S+/.exec(link?.text ?? '') ?? []
  expect(newest.html).toContain(`href="${target}" target="_blank"`)
})

test('the outbox is filtered by a part of the recipient, and shows one environment', async () => {
  const { url, app, api, environment } = await startServer({ requestLog: true })
  for (const to of ['ada@northwind.example', 'bob@northwind.example'])
    await api.post('/user_management/magic_auth', { email: to })
  const other = await createEnvironment(app.system, 'Other')
  const page = (environmentId: string, to: string) =>
    open(`${url}/_dev/outbox?environment=${environmentId}&to=${encodeURIComponent(to)}`).then(({ html }) =>
      [...html.matchAll(/<bdi class="gh-to">([^<]+)/g)].map(([, each]) => each),
    )

  expect(await page(environment.environmentId, '')).toEqual(['bob@northwind.example', 'ada@northwind.example'])
  expect(await page(environment.environmentId, 'ADA@')).toEqual(['ada@northwind.example'])
  expect(await page(environment.environmentId, '%')).toEqual([])
  expect(await page(other.context.environmentId, '')).toEqual([])
  expect((await open(`${url}/_dev/outbox?environment=environment_x`)).status).toBe(404)
})

test('[W-1] the HTML of a mail can neither run scripts nor send forms nor load the server in its own name', async () => {
  const { url, api, outbox, environment } = await startServer({ requestLog: true })
  await api.post('/user_management/magic_auth', { email })
  const [message] = await outbox(email)
  const path = `${url}/_dev/outbox/${message?.id}`

  const { status, headers, html } = await open(`${path}?environment=${environment.environmentId}`)

  expect(status).toBe(200)
  expect(html).toContain('<base target="_blank"/>')
  const policy = String(headers.get('content-security-policy')).split('; ')
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'"]),
  )
  expect(policy.filter((each) => /^(script-src|connect-src|frame-src)|allow-(scripts|same-origin)/.test(each))).toEqual(
    [],
  )
  expect(policy.find((each) => each.startsWith('sandbox'))).toBeDefined()
  // Of another environment than the one that the address names: the first.
  expect((await open(path)).status).toBe(404)
  expect((await open(`${url}/_dev/outbox?environment=${environment.environmentId}`)).html).toMatch(
    /<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/,
  )
})

test('[W-1] pages of development run scripts of this server only, and none inline', async () => {
  const { url } = await startServer({ requestLog: true })
  for (const path of ['/', '/_dev/outbox', '/_dev/requests', '/_dev/coverage']) {
    const { headers, html } = await open(url + path)
    const policy = String(headers.get('content-security-policy')).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
    )
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/^<script src="\/assets\/[\w.]+" defer="">$/)])
    expect(html).not.toMatch(/ on\w+=| style=/)
  }
})

test('the code page of a sign-in leads to the outbox in development, and to nothing of it in production', async () => {
  const codePage = async (options?: ServerOptions) => {
    const server = await startPages(options)
    await server.settings({ sign_in_methods: ['magic_auth'] })
    const browser = server.browser()
    await browser.open(server.authorizeUrl())
    await browser.submit({ email })
    expect(browser.location.pathname).toBe('/magic-code')
    return { html: browser.html, environmentId: server.environment.environmentId }
  }

  const { html, environmentId } = await codePage()

  const query = `environment=${environmentId}&amp;to=${email}`
  expect(html).toContain(`href="/_dev/outbox?${query}"`)
  expect((await codePage({ config: { development: false } })).html).not.toContain('_dev')
})
