// The pages that development alone shows: start page, outbox, requests and what one of them did, coverage.
import { codeMail, invitationMail } from '#messaging/mails/index.ts'
import { parseCoverage } from '#operator/development/coverage.ts'
import { explain } from '#operator/development/requests/explain.ts'
import type { StoredRequest } from '#operator/development/requests/stored-request.ts'
import type { RequestTrace, TimelineEntry } from '#operator/development/requests/trace.ts'
import { CoveragePage } from '#operator/development/views/coverage-page.tsx'
import { HomePage } from '#operator/development/views/home-page.tsx'
import { OutboxPage, type OutboxPageProps } from '#operator/development/views/outbox-page.tsx'
import { pagePolicy as policy } from '#operator/development/views/page-reply.ts'
import { RequestPage } from '#operator/development/views/request-page.tsx'
import { RequestsPage } from '#operator/development/views/requests-page.tsx'
import { TestProviderPage } from '#operator/development/views/test-provider-page.tsx'
import { firstRequest } from '#operator/reference-pages/index.ts'
import { renderPage } from '#pages/kit/index.ts'
import { all, longEmail, type Picture } from './samples.ts'

const site = {
  stylesheetUrls: ['/assets/hosted-pages.css', '/brand.css?accent=3e63dd', '/assets/development.css'],
  scriptUrl: '/assets/development.js',
  keepsRequests: true,
}
const at = '2026-11-26T12:00:00.000Z'
const later = (ms: number) => new Date(Date.parse(at) + ms).toISOString()
const id = 'req_01K6TQ0V7M9Y2J4ZC8XW5N3E1R'

const accepted: StoredRequest = {
  id,
  at,
  duration_ms: 21.8,
  method: 'POST',
  url: '/user_management/magic_auth',
  operation: {
    id: 'UserlandMagicAuthController_sendMagicAuthCodeAndReturn',
    summary: 'Send a magic code',
  },
  environment_id: 'environment_01K6TPZ3H6S1N0Q2R4T6V8W0X2',
  actor: 'api_key key_01K6TPZ4B7R2M9X1C3V5B7N9M1',
  headers: {
    authorization: 'Bearer [redacted]',
    'content-type': 'application/json',
    'user-agent': 'workos-node/11.0.0',
    'idempotency-key': 'retry-fe424bfe-66fd-4a22-8356-dd7ebeee1635',
  },
  body: { kind: 'json', value: { email: 'ada@northwind.example' } },
  answer: {
    status: 201,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: {
      kind: 'json',
      value: {
        object: 'magic_auth',
        id: 'magic_auth_01K6TQ0V8B5N7M9X1C3V5B7N9M',
        email: 'ada@northwind.example',
        code: '[redacted]',
      },
    },
  },
  refusal: null,
}

const refused: StoredRequest = {
  ...accepted,
  id: 'req_01K6TQ0V7N3E1R9Y2J4ZC8XW5M',
  url: '/organizations',
  operation: { id: 'OrganizationsController_create', summary: 'Create an organization' },
  duration_ms: 3.1,
  body: { kind: 'json', value: { name: 'Northwind', external_id: 'account-1' } },
  answer: {
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: {
      kind: 'json',
      value: { code: 'external_id_already_used', message: 'The external_id "account-1" is already in use.' },
    },
  },
  refusal: {
    code: 'external_id_already_used',
    message: 'The external_id "account-1" is already in use.',
    when: 'Another object of this kind has the external id.',
    next: null,
  },
}

function entry(
  kind: TimelineEntry['kind'],
  ms: number,
  title: string,
  detail: string,
  more: Partial<TimelineEntry> = {},
) {
  const ids = { event: 'event', email: 'message', sms: 'message', delivery: 'delivery', attempt: 'attempt', job: 'job' }
  const name = kind === 'request' || kind === 'answer' ? id : `${ids[kind]}_01K6TQ0V8C${ms}7M9X1C3V5B7N9M`
  return { kind, at: later(ms), after_ms: ms, id: name, title, detail, state: 'done' as const, ...more }
}

const timeline: TimelineEntry[] = [
  entry('request', 0, 'POST /user_management/magic_auth', 'Received.'),
  entry('event', 9, 'magic_auth.created', 'In the log, with deliveries to 2 webhook endpoints.'),
  entry('email', 20, 'to ada@northwind.example', 'Kept in the outbox.'),
  entry('answer', 22, '201 Created', 'After 21.8 ms.'),
  entry('delivery', 55, 'magic_auth.created to https://example.com/webhooks', 'Delivered after one attempt.'),
  entry('attempt', 62, '1: answered 200', 'After 5 ms.'),
  entry(
    'delivery',
    56,
    'magic_auth.created to https://hooks.example.org/gatehouse',
    'One attempt failed. Next attempt at 2026-11-26T12:01:02.412Z.',
    { state: 'waiting' },
  ),
  entry('attempt', 63, '1: answered 503', 'After 7 ms.', { state: 'failed' }),
  entry('job', 1_240, 'deliver_message', 'Failed: connect ECONNREFUSED 127.0.0.1:25', { state: 'failed' }),
]

function trace(stored: StoredRequest, entries: TimelineEntry[], statusText: string): RequestTrace {
  const { answer, refusal, ...request } = stored
  return {
    object: 'request_trace',
    id: stored.id,
    request,
    answer: { ...answer, status_text: statusText, code: refusal?.code ?? null, ...explain(stored) },
    timeline: entries,
  }
}

const page = (stored: StoredRequest, entries: TimelineEntry[], statusText: string) =>
  renderPage(<RequestPage trace={trace(stored, entries, statusText)} site={site} />)

const refusedTimeline = [
  entry('request', 0, 'POST /organizations', 'Received.'),
  entry('answer', 3, '400 Bad Request', 'After 3.1 ms: external_id_already_used.', { state: 'failed' }),
]

const brand = { name: 'Northwind' }
const to = 'ada@northwind.example'
const code = codeMail('magicAuth', { locale: 'en', brand, email: to, code: '123456', expiresInMinutes: 10 })
const invitation = invitationMail({
  locale: 'en',
  brand,
  inviter: 'Ada Lovelace',
  email: 'bob@northwind.example',
  organization: 'Northwind',
  url: 'http://localhost:4100/invite?invitation_token=Z1uX3pVqKbR7yT5m',
  expiresInDays: 7,
})
const message = (n: number) => `message_01K6TQ0V8C7M9X1C3V5B7N9M${n}`
const email = { channel: 'email' as const, created_at: at }

const outbox: OutboxPageProps['outbox'] = {
  messages: [
    { id: message(4), to, ...email, ...code },
    {
      id: message(3),
      to: '+14155550123',
      channel: 'sms',
      subject: '',
      text: 'Your Northwind code is 654321. Do not pass it on to anyone.',
      html: '',
      created_at: at,
    },
    { id: message(2), to: 'bob@northwind.example', ...email, ...invitation },
    { id: message(1), to: longEmail, ...email, ...code },
  ],
  recipients: [to, '+14155550123', 'bob@northwind.example', longEmail],
  to: undefined,
  open: message(4),
  environment: undefined,
  isCut: false,
  deliversMail: false,
}
const frames = {
  [`/_dev/outbox/${message(4)}`]: code.html,
  [`/_dev/outbox/${message(2)}`]: invitation.html,
}
const outboxPage = (over: Partial<typeof outbox>) =>
  renderPage(<OutboxPage outbox={{ ...outbox, ...over }} site={site} />)

const moved: StoredRequest = {
  ...accepted,
  method: 'GET',
  url: '/user_management/authorize?client_id=client_test_default&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=code',
  actor: 'client client_test_default',
  answer: { status: 302, headers: { location: '/sign-in' }, body: { kind: 'none' } },
}
const failed: StoredRequest = {
  ...refused,
  method: 'PUT',
  url: '/organizations/org_01K6TQ0V8B5N7M9X1C3V5B7N9M',
  actor: null,
  duration_ms: 1_342,
  answer: { status: 503, headers: {}, body: { kind: 'none' } },
}
const listed = [failed, moved, refused, accepted, accepted].map((each, n) => ({ ...each, id: `${each.id}${n}` }))

const server = {
  url: 'http://localhost:4100',
  version: '0.1.0',
  clientId: 'client_test_default',
  apiKey: 'sk_test_default',
  curl: firstRequest('http://localhost:4100', 'sk_test_default'),
}

const coverage = parseCoverage(
  [
    '134 of 212 official operations are served.',
    '',
    '## Operations',
    '',
    '| api_keys | 7 | 0 |  |',
    '| authentication | 11 | 2 | `GET /one`<br>`GET /two` |',
    '| sso | 0 | 1 | `GET /sso/authorize` |',
  ].join('\n'),
)

const testProvider = {
  fields: {},
  organization: { id: 'org_test_idp', name: 'Test Organization', domain: 'test-idp.example' },
  email: undefined,
  isStart: false,
}

export const developmentPictures: Picture[] = [
  { name: 'development-home', looks: all, policy, html: renderPage(<HomePage server={server} site={site} />) },
  {
    name: 'test-provider',
    looks: all,
    policy,
    html: renderPage(<TestProviderPage provider={testProvider} site={site} />),
  },
  { name: 'request', looks: all, policy, html: page(accepted, timeline, 'Created') },
  {
    name: 'request-refused',
    looks: ['light', 'phone-dark'],
    policy,
    html: page(refused, refusedTimeline, 'Bad Request'),
  },
  {
    name: 'requests',
    looks: all,
    policy,
    html: renderPage(<RequestsPage requests={listed} filter={{}} hasMore site={site} />),
    keys: ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'ArrowDown'],
  },
  {
    name: 'requests-none',
    looks: ['light', 'phone-dark'],
    policy,
    html: renderPage(
      <RequestsPage requests={[]} filter={{ status: '5xx', path: '/users' }} hasMore={false} site={site} />,
    ),
  },
  { name: 'outbox', looks: all, policy, frames, html: outboxPage({}) },
  { name: 'outbox-link', looks: ['light', 'phone'], policy, frames, html: outboxPage({ open: message(2) }) },
  { name: 'outbox-text', looks: ['dark', 'phone'], policy, frames, html: outboxPage({ open: message(3) }) },
  { name: 'outbox-none', looks: ['light', 'phone-dark'], policy, html: outboxPage({ messages: [], to: 'grace@' }) },
  { name: 'coverage', looks: all, policy, html: renderPage(<CoveragePage coverage={coverage} site={site} />) },
]
