import { readFileSync } from 'node:fs'
import { WorkOS } from '@workos-inc/node'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createEnvironment } from '#environment/environments/index.ts'
import { startPages } from '#hosted-sign-in/pages.fixture.ts'
import { type ServerOptions, startOwnServer, startServer } from '#test/server.ts'
import { listClients } from './clients.ts'

const email = 'ada@northwind.example'

/** The page of the console that a browser is redirected to. */
async function leadsTo(url: string): Promise<string> {
  const { status, headers } = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect(status).toBe(302)
  const entry = new URL(headers.get('location') ?? '', url)
  expect([entry.pathname, entry.searchParams.get('as')]).toEqual(['/console', 'developer'])
  return entry.searchParams.get('return_to') ?? ''
}

interface Start {
  sign_in_url: string
  first_request: string
  keeps_requests: boolean
  clients: { id: string; code: string }[]
}

async function readJson<T>(url: string): Promise<T> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return (await response.json()) as T
}

const codeOf = ({ clients }: Start, client: string) => clients.find(({ id }) => id === client)?.code ?? ''

test('the first page leads to the start page of the console, whose addresses and first request work as they stand', async () => {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  const { url } = server

  const page = await leadsTo(`${url}/`)
  const start = await readJson<Start>(`${url}/_dev/start`)

  expect(page).toMatch(/^\/console\/environment_\w+\/start$/)
  for (const path of ['/docs', '/openapi.json', '/_dev/coverage'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 200])
  expect((await fetch(start.sign_in_url, { redirect: 'manual' })).headers.get('location')).toContain(`${url}/sign-in?`)
  const [, address = '', authorization = '', type = '', body = ''] =
    /^curl (\S+) \\\n {2}-H 'Authorization: (.+)' \\\n {2}-H 'Content-Type: (.+)' \\\n {2}-d '(.+)'$/.exec(
      start.first_request,
    ) ?? []
  const answer = await fetch(address, { method: 'POST', headers: { authorization, 'content-type': type }, body })
  expect(answer.status).toBe(201)
})

test('the addresses of outbox and requests lead browsers to their pages of the console, with the filters', async () => {
  const { url, environment, api } = await startServer({ requestLog: true })
  const own = `environment=${environment.environmentId}`
  const answer = await api.get('/organizations')
  const id = answer.headers.get('x-request-id')

  expect(await leadsTo(`${url}/_dev/outbox?${own}&to=ada%40northwind.example&open=message_1`)).toBe(
    `/console/${environment.environmentId}/outbox?to=ada%40northwind.example&message=message_1`,
  )
  expect(await leadsTo(`${url}/_dev/requests?status=4xx&path=%2Fusers`)).toMatch(
    /^\/console\/environment_\w+\/requests\?status=4xx&path=%2Fusers$/,
  )
  expect(await leadsTo(answer.headers.get('x-gatehouse-trace') ?? '')).toBe(
    `/console/${environment.environmentId}/requests/${id}`,
  )
  expect(await leadsTo(`${url}/_dev/requests/..%2F..%2Fother`)).toMatch(/\/requests\/\.\.%2F\.\.%2Fother$/)
})

test('the code for the Node SDK reaches this server, and the SDK without it would reach the vendor with the same variables', async () => {
  const server = await startServer()
  const start = await readJson<Start>(`${server.url}/_dev/start`)
  const variables = variablesOf(codeOf(start, 'next'))
  expect(variables).toMatchObject({ WORKOS_API_HOSTNAME: 'localhost', WORKOS_API_PORT: new URL(server.url).port })
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())

  const workos = new Function('WorkOS', `${codeOf(start, 'node')}; return workos`)(WorkOS) as WorkOS

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

const variablesOf = (code: string): Record<string, string> =>
  Object.fromEntries(code.split('\n').map((line) => line.split('=')))

test('production has no pages of development', async () => {
  const server = await startOwnServer({ config: { development: false } })
  onTestFinished(() => server.close())

  for (const path of ['start', 'outbox', 'outbox/message_1', 'requests', 'coverage', 'messages'])
    expect([path, (await fetch(`${server.url}/_dev/${path}`)).status]).toEqual([path, 404])
})

test('without a log of requests development keeps its outbox, and no page leads to the log', async () => {
  const server = await startOwnServer({ config: { requestLog: false } })
  onTestFinished(() => server.close())

  expect((await fetch(`${server.url}/_dev/outbox`)).status).toBe(200)
  expect(await readJson<Start>(`${server.url}/_dev/start`)).toMatchObject({ keeps_requests: false })
  expect((await fetch(`${server.url}/_dev/requests`)).status).toBe(404)
})

interface Outbox {
  data: { id: string; to: string; code?: string; links: string[] }[]
}

test('the outbox shows the code and the links of a message apart from its text', async () => {
  const { url, api, environment, outbox, lastCode } = await startServer({ requestLog: true })
  await api.post('/user_management/users', { email })
  await api.post('/user_management/password_reset', { email })
  await api.post('/user_management/magic_auth', { email })
  const [, link] = await outbox(email)

  const { data } = await readJson<Outbox>(`${url}/_dev/outbox?environment=${environment.environmentId}`)

  const [target = ''] = /\S+\/reset-password\?token=\S+/.exec(link?.text ?? '') ?? []
  expect(data.map(({ code, links }) => [code, links])).toEqual([
    [await lastCode(email), []],
    [undefined, [target]],
  ])
})

test('the outbox is filtered by a part of the recipient, and shows one environment', async () => {
  const { url, app, api, environment } = await startServer({ requestLog: true })
  for (const to of ['ada@northwind.example', 'bob@northwind.example'])
    await api.post('/user_management/magic_auth', { email: to })
  const other = await createEnvironment(app.system, 'Other')
  const recipients = async (environmentId: string, to: string) => {
    const query = new URLSearchParams({ environment: environmentId, to })
    return (await readJson<Outbox>(`${url}/_dev/outbox?${query}`)).data.map((each) => each.to)
  }

  expect(await recipients(environment.environmentId, '')).toEqual(['bob@northwind.example', 'ada@northwind.example'])
  expect(await recipients(environment.environmentId, 'ADA@')).toEqual(['ada@northwind.example'])
  expect(await recipients(environment.environmentId, '%')).toEqual([])
  expect(await recipients(other.context.environmentId, '')).toEqual([])
  expect((await fetch(`${url}/_dev/outbox?environment=environment_x`)).status).toBe(404)
})

test('[W-1] the HTML of a mail can neither run scripts nor send forms nor load the server in its own name', async () => {
  const { url, api, outbox, environment } = await startServer({ requestLog: true })
  await api.post('/user_management/magic_auth', { email })
  const [message] = await outbox(email)
  const path = `${url}/_dev/outbox/${message?.id}`

  const answer = await fetch(`${path}?environment=${environment.environmentId}`)

  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('<base target="_blank"/>')
  const policy = String(answer.headers.get('content-security-policy')).split('; ')
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'"]),
  )
  expect(policy.filter((each) => /^(script-src|connect-src|frame-src)|allow-(scripts|same-origin)/.test(each))).toEqual(
    [],
  )
  expect(policy.find((each) => each.startsWith('sandbox'))).toBeDefined()
  // Of another environment than the one that the address names: the first.
  expect((await fetch(path)).status).toBe(404)
})

test('[W-1] pages of development run no scripts', async () => {
  const { url } = await startServer()
  const answer = await fetch(`${url}/_dev/coverage`, { headers: { accept: 'text/html' } })

  const policy = String(answer.headers.get('content-security-policy')).split('; ')
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]))
  expect(await answer.text()).not.toMatch(/<script| on\w+=| style=/)
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
