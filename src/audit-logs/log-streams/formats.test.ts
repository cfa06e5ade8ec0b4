import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAwsSignature } from '#test/aws-signature.ts'
import { type S3Server, startS3Server } from '#test/s3-server.ts'
import { startOwnServer } from '#test/server.ts'
import { anEvent, prepareLog } from '../audit-events/events.fixture.ts'
import { type LogAnswer, type LogRequest, startLogReceiver, until } from './receiver.fixture.ts'

const ownKey = { accessKeyId: 'AKIDOFTHESERVER', secretAccessKey: 'server/secret+=' }
const server = await startOwnServer({ secrets: { aws: ownKey } })
const receiver = await startLogReceiver()
/** Of Amazon: one address for both services, as only tests have it. */
const aws = await startLogReceiver()
const organizationId = await prepareLog(server)
const role = { accessKeyId: 'ASIAROLE', secret: 'r0le/s3cret', sessionToken: 't0k/en+=' }
const google = await startS3Server({
  secretOf: (id) => (id === 'GOOG1EXAMPLE' ? { secret: 's3cret' } : undefined),
  region: 'auto',
})
const amazon = await startS3Server({
  secretOf: (id) => (id === role.accessKeyId ? role : undefined),
  region: 'eu-central-1',
})
afterAll(async () => {
  await server.close()
  for (const each of [receiver, aws, google, amazon]) await each.close()
})

receiver.respond = (request) => {
  if (request.url.startsWith('/azure/tenant-1/'))
    return { status: 200, body: '{"access_token":"t0ken","expires_in":3599,"token_type":"Bearer"}' }
  return { status: 204 }
}
aws.respond = (request) => (request.method === 'POST' ? assumeRole(request) : amazon.serve(request))

const destinations = [
  { type: 'Datadog', region: 'EU1', api_key: 's3cret', source: 'acme', base_url: `${receiver.url}/datadog` },
  { type: 'Splunk', url: receiver.url, token: 's3cret' },
  { type: 'GenericHttps', url: `${receiver.url}/logs?a=b`, header_name: 'X-Api-Key', header_value: 's3cret' },
  { type: 'GenericHttps', url: `${receiver.url}/lines`, format: 'ndjson', header_value: 'Bearer s3cret' },
  {
    type: 'AzureSentinel',
    tenant_id: 'tenant-1',
    client_id: 'app',
    client_secret: 's3cret',
    data_collection_endpoint: `${receiver.url}/`,
    data_collection_rule_id: 'dcr-1',
    stream_name: 'Custom-Logs',
    base_url: `${receiver.url}/azure`,
  },
  {
    type: 'GoogleCloudStorage',
    bucket_name: 'logs',
    access_key_id: 'GOOG1EXAMPLE',
    secret_access_key: 's3cret',
    base_url: google.url,
  },
  {
    type: 'S3',
    account_id: '123456789012',
    role_name: 'gatehouse-logs',
    region: 'eu-central-1',
    bucket_name: 'logs',
    bucket_path: 'audit/acme',
    base_url: aws.url,
  },
]

const first = anEvent({
  occurred_at: '2026-10-01T08:00:00.123Z',
  actor: { id: 'user_1', type: 'user', name: 'Zoë "=1+1"', metadata: { level: 3 } },
  context: { location: '192.0.2.1', user_agent: 'Firefox' },
  metadata: { reason: 'a\nb', isNew: true },
})
const second = anEvent({ occurred_at: '2026-10-01T08:00:01.000Z' })
/** What every receiver is to get. */
let events: Record<string, unknown>[]

beforeAll(async () => {
  for (const destination of destinations) {
    const { status, body } = await server.api.post('/audit_logs/streams', {
      organization_id: organizationId,
      destination,
    })
    expect([status, JSON.stringify(body)]).toEqual([201, expect.not.stringContaining('s3cret')])
  }
  for (const event of [first, second])
    await server.api.post('/audit_logs/events', { organization_id: organizationId, event })
  const pending = async () => {
    const { body } = await server.api.get<{ data: { state: string; pending_events: number }[] }>(
      `/audit_logs/streams?organization_id=${organizationId}&limit=100`,
    )
    return body.data.filter((each) => each.pending_events > 0)
  }
  await until(pending, ({ length }) => length === 0)
  const { body } = await server.api.get<{ data: { id: string }[] }>(
    `/audit_logs/events?organization_id=${organizationId}&order=asc`,
  )
  const ids = body.data.map(({ id }) => id.slice('audit_log_event_'.length))
  const common = { version: 1, targets: [{ id: 'team_1', type: 'team', name: null, metadata: {} }] }
  events = [
    { id: ids[0], ...first, ...common },
    {
      id: ids[1],
      ...second,
      ...common,
      metadata: {},
      actor: { id: 'user_1', type: 'user', name: null, metadata: {} },
      context: { location: '192.0.2.1', user_agent: null },
    },
  ]
})

/** What came at an address. The two events may come in one request or in two. */
function requestsTo(path: string): LogRequest[] {
  return receiver.requests.filter(({ url }) => url.startsWith(path))
}

function entries(path: string): unknown[] {
  return requestsTo(path).flatMap(({ body }) => JSON.parse(body.toString()))
}

test('Datadog gets an array of entries with the key in its header', () => {
  expect(entries('/datadog')).toEqual(events.map((message) => ({ message, ddsource: 'acme', service: 'audit-logs' })))
  expect(requestsTo('/datadog')[0]).toMatchObject({
    method: 'POST',
    url: '/datadog/api/v2/logs',
    headers: { 'dd-api-key': 's3cret', 'content-type': 'application/json' },
  })
})

test('Splunk gets events with their time in milliseconds and its own kind of authorization', () => {
  const times = [Date.parse('2026-10-01T08:00:00.123Z'), Date.parse('2026-10-01T08:00:01.000Z')]
  expect(entries('/services')).toEqual(events.map((event, at) => ({ event, time: times[at], source: 'gatehouse' })))
  expect(requestsTo('/services')[0]).toMatchObject({
    url: '/services/collector/event',
    headers: { authorization: 'Splunk s3cret', 'content-type': 'application/json' },
  })
})

test('an HTTPS receiver gets an array, with the credential in the header of its choice', () => {
  expect(entries('/logs')).toEqual(
    events.map((event) => ({ event, keySuffix: event.id, timestamp: event.occurred_at, source: 'gatehouse' })),
  )
  expect(requestsTo('/logs')[0]).toMatchObject({
    url: '/logs?a=b',
    headers: { 'x-api-key': 's3cret', 'content-type': 'application/json' },
  })
})

test('an HTTPS receiver of lines gets one event a line, without a source', () => {
  const text = Buffer.concat(requestsTo('/lines').map(({ body }) => body)).toString()
  expect(text.endsWith('}\n')).toBe(true)
  const lines = text.trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    events.map((event) => ({ event, keySuffix: event.id, timestamp: event.occurred_at })),
  )
  expect(requestsTo('/lines')[0]?.headers).toMatchObject({
    authorization: 'Bearer s3cret',
    'content-type': 'application/x-ndjson',
  })
})

test('Microsoft Sentinel gets rows of its rule, with a token of the application', () => {
  expect(entries('/dataCollectionRules')).toEqual(
    events.map((data) => ({
      TimeGenerated: data.occurred_at,
      id: `audit_log_event_${data.id}`,
      event_type: 'user.signed_in',
      organization_id: organizationId,
      data,
    })),
  )
  expect(requestsTo('/dataCollectionRules')[0]).toMatchObject({
    url: '/dataCollectionRules/dcr-1/streams/Custom-Logs?api-version=2023-01-01',
    headers: { authorization: 'Bearer t0ken', 'content-type': 'application/json' },
  })
  expect(formOf(requestsTo('/azure')[0])).toEqual({
    grant_type: 'client_credentials',
    client_id: 'app',
    client_secret: 's3cret',
    scope: 'https://monitor.azure.com/.default',
  })
})

test('Google Cloud Storage gets a file for each event, signed with an HMAC key', () => {
  expect(filesOf(google)).toEqual(
    Object.fromEntries(events.map((event) => [`logs/${event.occurred_at}_${event.id}.json`, event])),
  )
})

test('S3 gets a file for each event in a folder for its day, with a role that demands the organization as external id', () => {
  expect(filesOf(amazon)).toEqual(
    Object.fromEntries(
      events.map((event) => [`logs/audit/acme/2026-10-01/${event.occurred_at}_${event.id}.json`, event]),
    ),
  )
  expect(formOf(aws.requests[0])).toEqual({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleSessionName: 'gatehouse-audit-logs',
    DurationSeconds: '3600',
    RoleArn: 'arn:aws:iam::123456789012:role/gatehouse-logs',
    ExternalId: organizationId,
  })
})

function formOf(request: LogRequest | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request?.body.toString()))
}

/** As STS answers a request that is signed with the key of the server. */
function assumeRole(request: LogRequest): LogAnswer {
  const secretOf = (id: string) => (id === ownKey.accessKeyId ? ownKey.secretAccessKey : undefined)
  const { service, region } = checkAwsSignature(request, secretOf, new Date())
  if (service !== 'sts' || region !== 'eu-central-1') return { status: 403 }
  const endsAt = new Date(Date.now() + 3_600_000).toISOString()
  return {
    status: 200,
    body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
      <AccessKeyId>${role.accessKeyId}</AccessKeyId><SecretAccessKey>${role.secret}</SecretAccessKey>
      <SessionToken>${role.sessionToken}</SessionToken><Expiration>${endsAt}</Expiration>
      </Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  }
}

/** What files of a bucket hold, by name, after their digests were checked as a bucket with Object Lock does. */
function filesOf({ objects }: S3Server): Record<string, unknown> {
  return Object.fromEntries(
    [...objects].map(([name, { body, headers }]) => {
      expect(headers['content-md5']).toBe(createHash('md5').update(body).digest('base64'))
      const value = JSON.parse(body.toString())
      expect(body.toString()).toBe(JSON.stringify(value, null, 2))
      return [name, value]
    }),
  )
}
