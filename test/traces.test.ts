import { writeFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test, vi } from 'vitest'
import { createLog } from '#platform/log.ts'
import { openTraces } from '#platform/traces/open-traces.ts'
import { traceIdOf } from '#platform/traces/trace-ids.ts'
import { catalog } from '../src/catalog.ts'
import { freePort } from './free-port.ts'
import { type ReceivedSpan, startOtlpReceiver } from './otlp-receiver.ts'
import { startReceiver } from './receiver.ts'
import { startOwnServer } from './server.ts'

// What a server with traces sends, from a few requests; it has stopped by the time of the tests, so everything has been sent.

const otlp = await startOtlpReceiver()
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = otlp.url
process.env.OTEL_EXPORTER_OTLP_HEADERS = 'x-tenant=operators'
process.env.OTEL_SERVICE_NAME = 'sign-in.example.com'
process.env.OTEL_RESOURCE_ATTRIBUTES = 'deployment.environment.name=test'
afterAll(() => otlp.close())

const smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true })
smtp.on('error', () => undefined)
const smtpPort = await freePort()
await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', () => resolve()))
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
const receiver = await startReceiver()
afterAll(() => receiver.close())

const lines: string[] = []
const traces = await openTraces({ tracing: true })
const log = createLog('debug', catalog.secretNames, { write: (line: string) => lines.push(line) }, traces)
const server = await startOwnServer({
  traces,
  log,
  config: { slowStatementMs: 0.001, slowRequestMs: 0.001 },
  secrets: { smtpUrl: `smtp://127.0.0.1:${smtpPort}` },
})

const person = { email: 'ada.lovelace@traced.example', password: 'a battery of horses, stapled', first_name: 'Adaline' }
const wrongPassword = 'not the battery of horses'
const userAgent = 'a browser that says a lot'
const callerTrace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' }

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${server.apiKey}`,
      'user-agent': userAgent,
      ...headers,
    },
    body: JSON.stringify(body),
  })
  return { status: answer.status, requestId: answer.headers.get('x-request-id') ?? '', body: await answer.json() }
}

const signInWith = (password: string, headers: Record<string, string> = {}) =>
  post(
    '/user_management/authenticate',
    {
      grant_type: 'password',
      client_id: server.clientId,
      client_secret: server.apiKey,
      email: person.email,
      password,
      ip_address: '203.0.113.77',
      user_agent: userAgent,
    },
    headers,
  )

await post('/user_management/users', { ...person, email_verified: true })
// The first sign-in of an environment makes its signing key.
await signInWith(person.password)
await post('/webhook_endpoints', {
  endpoint_url: `${receiver.url}?token=of_the_application`,
  events: ['session.created'],
})
const traceparent = `00-${callerTrace.traceId}-${callerTrace.spanId}-01`
const signIn = await signInWith(person.password, { traceparent })
const refused = await signInWith(wrongPassword, { traceparent: 'not one' })
const magic = await post('/user_management/magic_auth', { email: person.email })
const [delivered] = await receiver.received(1, 30_000)
const mails = async () =>
  (await server.api.get<{ data: { state: string }[] }>(`/messages?to=${encodeURIComponent(person.email)}`)).body.data
await vi.waitFor(async () => expect((await mails()).map(({ state }) => state)).toEqual(['sent']), { timeout: 30_000 })
const metrics = await (await fetch(`${server.url}/metrics`)).text()
await server.close()

const ofRequest = (requestId: string) => otlp.spans.filter(({ traceId }) => traceId === traceIdOf(requestId))
const childrenOf = (parent: ReceivedSpan | undefined) =>
  otlp.spans.filter(({ traceId, parentSpanId }) => traceId === parent?.traceId && parentSpanId === parent.spanId)
const named = (name: string) => otlp.spans.filter((span) => span.name === name)
const rootOf = (requestId: string) => ofRequest(requestId).find(({ parentSpanId }) => parentSpanId === undefined)
/** A span with those below it, by name, in the order of their beginnings. */
type Tree = [name: string, ...below: Tree[]]
function treeOf(span: ReceivedSpan): Tree {
  const below = childrenOf(span).toSorted((one, other) => Number(one.startNs - other.startNs))
  return [span.name, ...below.map(treeOf)]
}

if (process.env.TRACE_SPANS !== undefined) {
  const shown = [...ofRequest(signIn.requestId), ...named('webhook').flatMap((span) => [span, ...childrenOf(span)])]
  const asText = (_name: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
  writeFileSync(process.env.TRACE_SPANS, JSON.stringify(shown, asText))
}

test('a sign-in with a password is one trace: its statements, the hash of the password, and its transaction', () => {
  expect(signIn.status).toBe(200)
  const root = rootOf(signIn.requestId)

  expect(root).toMatchObject({
    name: 'UserlandSessionsController_authenticate[0]',
    kind: 2,
    failed: false,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/user_management/authenticate',
      'http.response.status_code': 200,
      'gatehouse.request_id': signIn.requestId,
      'gatehouse.environment_id': server.environment.environmentId,
    },
  })
  const tree = treeOf(root as ReceivedSpan)
  const below = tree.slice(1) as Tree[]
  expect(below.map(([name]) => name)).toEqual(expect.arrayContaining(['argon2 verify', 'transaction']))
  const transactions = below.filter(([name]) => name === 'transaction').map(([, ...statements]) => statements.flat())
  const last = transactions.at(-1)
  expect(last).toEqual(expect.arrayContaining(['insert events', 'insert sessions', 'commit']))
  expect(last?.at(-1)).toBe('commit')
  // Everything lies within its parent, and nothing of the process's own work is in it.
  for (const span of ofRequest(signIn.requestId)) {
    expect(span.startNs).toBeGreaterThanOrEqual(root?.startNs ?? 0n)
    expect(span.name).not.toMatch(/event_positions|event_cursors|graphile|pg_notify/)
  }
})

test('a webhook is a trace of its own with a link to the request that caused it, and its receiver gets its traceparent', () => {
  const [webhook, ...others] = named('webhook')

  expect(others).toEqual([])
  expect(webhook).toMatchObject({
    parentSpanId: undefined,
    links: [{ traceId: traceIdOf(signIn.requestId), spanId: rootOf(signIn.requestId)?.spanId }],
    attributes: { 'gatehouse.event': 'session.created', 'gatehouse.event_id': delivered?.event.id },
  })
  const [sent] = childrenOf(webhook)
  expect(sent).toMatchObject({
    name: 'POST',
    kind: 3,
    attributes: { 'server.address': '127.0.0.1', 'http.response.status_code': 200 },
  })
  expect(delivered?.headers.traceparent).toBe(`00-${webhook?.traceId}-${sent?.spanId}-01`)
})

test('a job is a trace of its own with a link to the request that queued it', () => {
  const [job] = named('job deliver_message')

  expect(magic.status).toBe(201)
  expect(job?.parentSpanId).toBeUndefined()
  expect(job?.links).toEqual([{ traceId: traceIdOf(magic.requestId), spanId: rootOf(magic.requestId)?.spanId }])
  expect(childrenOf(job).map(({ name }) => name)).toContain('update messages, tallies')
})

test('[U-3] the traceparent of a caller becomes a link, and decides neither the ids of a trace nor what is kept', () => {
  const root = rootOf(signIn.requestId)

  expect(root?.links).toEqual([callerTrace])
  expect(root?.traceId).not.toBe(callerTrace.traceId)
  expect(rootOf(refused.requestId)?.links).toEqual([])
  expect(otlp.spans.filter(({ traceId }) => traceId === callerTrace.traceId)).toEqual([])
})

test('a refusal is named by its code', () => {
  expect(rootOf(refused.requestId)?.attributes).toMatchObject({
    'http.response.status_code': refused.status,
    'error.type': refused.body.code,
  })
})

test('spans hold nothing personal and no secret', () => {
  const sent = otlp.bodies.join('\n')
  const { access_token, refresh_token } = signIn.body
  const unsaid = [
    person.email,
    person.first_name,
    person.password,
    wrongPassword,
    userAgent,
    '203.0.113.77',
    'of_the_application',
    server.apiKey,
    access_token,
    refresh_token,
    signIn.body.user.id,
  ]

  expect(sent).toContain('argon2 verify')
  expect(unsaid.filter((text) => sent.includes(text))).toEqual([])
  // Statements are named by what they do to which tables.
  for (const { name, attributes } of otlp.spans) {
    if (attributes['db.system.name'] !== undefined)
      expect(name).toMatch(/^(commit|(select|insert|update|delete|merge)( [a-z_][\w.]*(, [a-z_][\w.]*){0,2})?)$/)
  }
})

test('lines of the log name the trace of their request or job, also those of slow requests and statements', () => {
  const logged = lines.map((line): Record<string, unknown> => JSON.parse(line))
  const trace_id = traceIdOf(signIn.requestId)
  const ofSignIn = logged.filter(({ reqId }) => reqId === signIn.requestId)

  expect(ofSignIn).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ msg: 'request', trace_id }),
      expect.objectContaining({
        msg: 'slow request',
        operation: 'UserlandSessionsController_authenticate[0]',
        status: 200,
        ms: expect.any(Number),
        trace_id,
      }),
      expect.objectContaining({
        msg: 'slow statement',
        statement: 'insert sessions',
        ms: expect.any(Number),
        trace_id,
      }),
      expect.objectContaining({ msg: 'slow statement', statement: 'commit', trace_id }),
    ]),
  )
  const slow = lines.filter((line) => line.includes('"slow '))
  expect([person.email, person.password].filter((text) => slow.join('\n').includes(text))).toEqual([])
})

test('the same requests are counted: sign-ins by method, failures by cause, messages by outcome, passwords by their queue', () => {
  const figure = (line: string) =>
    Number(
      metrics
        .split('\n')
        .find((each) => each.startsWith(`${line} `))
        ?.slice(line.length),
    )

  expect(figure('gatehouse_sign_ins_total{method="password"}')).toBe(2)
  expect(figure(`gatehouse_sign_in_failures_total{method="password",cause="${refused.body.code}"}`)).toBe(1)
  expect(figure('gatehouse_message_attempts_total{channel="email",outcome="sent"}')).toBe(1)
  expect(figure('gatehouse_queue_waiting{queue="argon2"}')).toBe(0)
  expect(figure('gatehouse_queue_tasks_total{queue="argon2"}')).toBeGreaterThanOrEqual(3)
})

test('the standard variables of OpenTelemetry are followed', () => {
  expect(otlp.headers[0]).toMatchObject({ 'x-tenant': 'operators' })
  expect(otlp.spans[0]?.resource).toMatchObject({
    'service.name': 'sign-in.example.com',
    'deployment.environment.name': 'test',
  })
})

test('probes and work that no one asked for leave no spans', () => {
  const roots = otlp.spans.filter(({ parentSpanId }) => parentSpanId === undefined)
  const names = new Set(roots.map(({ name }) => name))

  for (const name of names) expect(name).toMatch(/^(job|cron) |^webhook$|Controller|^gatehouse\./)
  expect(names).not.toContain('gatehouse.ready')
})
