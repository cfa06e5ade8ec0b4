import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startDnsServer } from '#test/dns-server.ts'
import { startReceiver } from '#test/receiver.ts'
import { type ServerOptions, startOwnServer, startServer, type TestServer } from '#test/server.ts'
import type { RequestTrace } from './trace.ts'

const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'

async function startOwn(options: ServerOptions): Promise<TestServer> {
  const server = await startOwnServer(options)
  onTestFinished(() => server.close())
  return server
}

async function readTrace(url: string): Promise<RequestTrace> {
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  expect(response.status).toBe(200)
  return (await response.json()) as RequestTrace
}

const traceUrl = ({ headers }: { headers: Headers }) => headers.get('x-gatehouse-trace') ?? ''
const titles = ({ timeline }: RequestTrace) => timeline.map(({ kind, title }) => `${kind}: ${title}`)

test('an answer names a page with its request and the events, mails and deliveries that followed, on one timeline', async () => {
  const server = await startServer({ requestLog: true })
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  await server.workos.webhooks.createWebhookEndpoint({ endpointUrl: receiver.url, events: ['magic_auth.created'] })
  await server.workos.userManagement.createUser({ email })

  const answer = await server.api.post('/user_management/magic_auth', { email })

  expect(traceUrl(answer)).toBe(`${server.url}/_dev/requests/${answer.headers.get('x-request-id')}`)
  const delivered = async () => (await readTrace(traceUrl(answer))).timeline.some(({ kind }) => kind === 'attempt')
  await expect.poll(delivered, { timeout: 10_000 }).toBe(true)
  const trace = await readTrace(traceUrl(answer))
  expect(titles(trace)).toEqual([
    'request: POST /user_management/magic_auth',
    'event: magic_auth.created',
    `email: to ${email}`,
    'answer: 201 Created',
    `delivery: magic_auth.created to ${receiver.url}`,
    'attempt: 1: answered 200',
  ])
  expect(trace.answer).toMatchObject({ status: 201, outcome: 'done' })
  expect(trace.request).toMatchObject({ environment_id: server.environment.environmentId, method: 'POST' })
})

test('an error of the SDK carries the id whose page says the cause and the next step in words', async () => {
  const { workos, url } = await startServer({ requestLog: true })
  await workos.organizations.createOrganization({ name: 'First', externalId: 'account-1' })

  const error = await workos.organizations
    .createOrganization({ name: 'Second', externalId: 'account-1' })
    .catch((each: { requestID: string }) => each)

  const { requestID } = error as { requestID: string }
  const trace = await readTrace(`${url}/_dev/requests/${requestID}`)
  expect(trace.answer).toMatchObject({
    status: 400,
    outcome: 'refused',
    code: 'external_id_already_used',
    cause: 'Another object of this kind has the external id.',
    message: 'The external_id "account-1" has already been assigned.',
    next: 'Correct what the message names and send the request again.',
  })
  expect(titles(trace)).toEqual(['request: POST /organizations', 'answer: 400 Bad Request'])
})

test('every answer has its page: refusals before and outside any operation, pages, redirects and repeated answers', async () => {
  const { url, api, apiKey, clientId } = await startServer({ requestLog: true })
  const key = { 'idempotency-key': 'once' }
  const first = await api.post('/organizations', { name: 'Northwind' }, key)
  const authorization = `Bearer ${apiKey}`
  const withBody = (body: string) => ({
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
  })
  const asked: [string, RequestInit, number, Partial<RequestTrace['answer']>][] = [
    ['/organizations', {}, 401, { code: 'unauthorized', outcome: 'refused' }],
    [
      '/nowhere',
      {},
      404,
      { code: 'route_not_found', next: 'Compare the method and path with the reference at /docs.' },
    ],
    ['/nowhere', { headers: { accept: 'text/html' } }, 404, { code: 'route_not_found' }],
    ['/organizations/%E0%A4%A', {}, 400, { outcome: 'refused' }],
    ['/organizations', withBody('{"name":'), 400, { code: 'malformed_body' }],
    ['/organizations', withBody('{"name":1}'), 422, { code: 'invalid_request_parameters' }],
    ['/health', {}, 200, { outcome: 'done' }],
    [`/user_management/authorize?client_id=${clientId}&redirect_uri=x`, {}, 422, { outcome: 'refused' }],
  ]
  for (const [path, init, status, expected] of asked) {
    const { answer, timeline } = await readTrace(traceUrl(await fetch(url + path, init)))
    expect([path, answer]).toEqual([path, expect.objectContaining({ status, ...expected })])
    expect(timeline).toHaveLength(2)
  }
  const again = await api.post('/organizations', { name: 'Northwind' }, key)
  expect((await readTrace(traceUrl(again))).answer.cause).toContain('with the Idempotency-Key once was replayed')
  expect(titles(await readTrace(traceUrl(first)))).toContain('event: organization.created')
  expect((await fetch(`${url}/_dev/requests/x`, { headers: { accept: 'application/json' } })).status).toBe(404)
})

test('no password, token, code, key or secret of a request or an answer is kept', async () => {
  const server = await startServer({ requestLog: true })
  const { api, apiKey, clientId, url, environment } = server
  const secrets: unknown[] = [apiKey, password]
  const keep = ({ body }: { body: unknown }, ...names: string[]) => {
    for (const name of names) secrets.push((body as Record<string, unknown>)[name])
  }
  await api.post('/user_management/users', { email, password, email_verified: true })
  const grant = { client_id: clientId, client_secret: apiKey }
  keep(
    await api.post('/user_management/authenticate', { ...grant, grant_type: 'password', email, password }),
    'access_token',
    'refresh_token',
  )
  keep(await api.post('/user_management/magic_auth', { email }), 'code')
  keep(await api.post('/user_management/password_reset', { email }), 'password_reset_token', 'password_reset_url')
  keep(await api.post('/user_management/invitations', { email: 'bob@northwind.example' }), 'token')
  keep(await api.post('/environments/current/keys', { name: 'Another' }), 'value')
  keep(
    await api.post('/webhook_endpoints', { endpoint_url: 'https://example.com/hooks', events: ['user.created'] }),
    'secret',
  )
  const invitation = secrets.at(-3) as string
  await fetch(`${url}/user_management/invitations/by_token/${invitation}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  await fetch(`${url}/user_management/invitations/by_tokens/${invitation}`)
  await fetch(`${url}/organizations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: `{"password":"${password}"`,
  })
  await api.post('/user_management/authenticate', { ...grant, grant_type: 'password', email: password, password })
  await server.outbox(email)
  const factor = await api.post<{ totp: object }>('/auth/factors/enroll', {
    type: 'totp',
    totp_issuer: 'T',
    totp_user: 'u',
  })
  keep({ body: factor.body.totp }, 'secret', 'uri')

  await readTrace(traceUrl(factor))

  const rows = await environment.system.database.many<{ record: string }>(
    sql`select record::text as record from development_requests`,
  )
  const kept = rows.map(({ record }) => record).join('\n')
  expect(kept).toContain('[redacted]')
  expect(kept).toContain('/user_management/invitations/by_token/[redacted]')
  expect(secrets).toHaveLength(12)
  for (const secret of secrets) {
    expect(secret).toEqual(expect.any(String))
    expect(kept).not.toContain(secret)
    expect(kept).not.toContain(encodeURIComponent(String(secret)))
  }
})

test('the trace shows the job that delivers a mail: why it failed, and when it runs again', async () => {
  const server = await startOwn({ secrets: { smtpUrl: 'smtp://127.0.0.1:1' } })

  const answer = await server.api.post('/user_management/magic_auth', { email })

  const jobs = async () => (await readTrace(traceUrl(answer))).timeline.filter(({ kind }) => kind === 'job')
  await expect
    .poll(async () => (await jobs()).map(({ state }) => state).sort(), { timeout: 10_000 })
    .toEqual(['failed', 'waiting'])
  const [run, queued] = (await jobs()).sort((a, b) => a.state.localeCompare(b.state))
  expect([run?.title, run?.detail]).toEqual(['deliver_message', expect.stringContaining('Failed: ')])
  expect(queued?.detail).toContain('Queued to run at')
})

test('an event that a job records carries the request that queued the job, and is on its timeline', async () => {
  const dns = await startDnsServer()
  onTestFinished(() => dns.close())
  const { api, workos } = await startOwn({ config: { dnsServers: [dns.address] } })
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const domain = await workos.organizationDomains.createOrganizationDomain({
    organizationId,
    domain: 'northwind.example',
  })
  const name = `${domain.verificationPrefix}.northwind.example`
  // The job of the call before this one has looked, and found nothing.
  await expect.poll(() => dns.questions, { timeout: 10_000 }).toContain(name.toLowerCase())
  dns.set(name, [[domain.verificationToken ?? '']])

  const answer = await api.post(`/organization_domains/${domain.id}/verify`, {})

  const followed = async () => titles(await readTrace(traceUrl(answer))).slice(1)
  await expect
    .poll(followed, { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['event: organization_domain.verified', 'job: verify_organization_domain']))
})

test('a text message that a request sent is on its timeline', async () => {
  const { api } = await startServer({ requestLog: true })
  const to = '+14155550123'
  const { body } = await api.post<{ id: string }>('/auth/factors/enroll', { type: 'sms', phone_number: to })

  const answer = await api.post(`/auth/factors/${body.id}/challenge`, {})

  const trace = await readTrace(traceUrl(answer))
  expect(titles(trace)).toContain(`sms: to ${to}`)
  expect(trace.timeline.find(({ kind }) => kind === 'sms')).toMatchObject({
    detail: 'Kept in the outbox.',
    state: 'done',
  })
})

test('a call that sends a test event or replays shows the deliveries that it asked for', async () => {
  const server = await startServer({ requestLog: true })
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  const { id } = await server.workos.webhooks.createWebhookEndpoint({
    endpointUrl: receiver.url,
    events: ['organization.created'],
  })
  await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await receiver.received(1)
  const since = new Date(Date.now() - 60_000).toISOString()

  const answers = [
    await server.api.post(`/webhook_endpoints/${id}/test`, {}),
    await server.api.post(`/webhook_endpoints/${id}/replay`, { since }),
  ]

  for (const answer of answers) {
    expect(titles(await readTrace(traceUrl(answer)))).toContain(`delivery: organization.created to ${receiver.url}`)
  }
})

test('the newest 2,000 requests are kept; emptying an environment forgets what was asked of it', async () => {
  const server = await startOwn({})
  const { database } = server.app.system
  const count = async () =>
    (await database.one<{ n: number }>(sql`select count(*)::int as n from development_requests`)).n
  await database.run(sql`
    insert into development_requests select 'req_0' || i, '{}' from generate_series(10000, 13000) i`)

  const answer = await server.api.get('/organizations')

  await readTrace(traceUrl(answer))
  expect(await count()).toBe(2_000)
  await server.api.post('/_dev/reset')
  expect((await fetch(traceUrl(answer))).status).toBe(404)
})

test('production names no page and keeps no request; events name the request that they are from', async () => {
  const server = await startOwn({ config: { development: false } })

  const answer = await server.api.post('/user_management/users', { email })

  expect([answer.status, answer.headers.get('x-gatehouse-trace')]).toEqual([201, null])
  expect(answer.headers.get('x-request-id')).toMatch(/^req_/)
  const { database } = server.app.system
  const kept = await database.one(sql`
    select (select count(*)::int from development_requests) as requests,
      (select array_agg(distinct request_id) from events where event = 'user.created') as marked`)
  expect(kept).toEqual({ requests: 0, marked: [answer.headers.get('x-request-id')] })
  expect((await fetch(`${server.url}/_dev/requests/x`)).status).toBe(404)
})
