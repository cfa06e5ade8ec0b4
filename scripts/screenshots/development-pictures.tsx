// The pages that development alone shows: what a request did, the newest requests, the outbox.
import { renderToStaticMarkup } from 'react-dom/server'
import { explain } from '../../src/development/requests/explain.ts'
import type { StoredRequest } from '../../src/development/requests/stored-request.ts'
import type { RequestTrace, TimelineEntry } from '../../src/development/requests/trace.ts'
import { OutboxPage } from '../../src/development/views/outbox-page.tsx'
import { RequestPage } from '../../src/development/views/request-page.tsx'
import { RequestsPage } from '../../src/development/views/requests-page.tsx'
import type { Picture } from './samples.ts'

const stylesheetUrls = ['/assets/hosted-pages.css', '/brand.css?accent=3e63dd', '/assets/development.css']
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
    summary: 'Mail a sign-in code; an unknown address becomes a user',
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
    when: 'Another object of this kind carries the external id.',
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
  entry('request', 0, 'POST /user_management/magic_auth', 'The request came in.'),
  entry('event', 9, 'magic_auth.created', 'In the log, and on its way to 2 webhook endpoints.'),
  entry('email', 20, 'to ada@northwind.example', 'Kept in the outbox.'),
  entry('answer', 22, '201 Created', 'After 21.8 ms.'),
  entry('delivery', 55, 'magic_auth.created to https://example.com/webhooks', 'Delivered, after one attempt.'),
  entry('attempt', 62, '1: answered 200', 'After 5 ms.'),
  entry(
    'delivery',
    56,
    'magic_auth.created to https://hooks.example.org/gatehouse',
    'One attempt failed. The next comes at 2026-11-26T12:01:02.412Z.',
    { state: 'waiting' },
  ),
  entry('attempt', 63, '1: answered 503', 'After 7 ms.', { state: 'failed' }),
  entry('job', 1_240, 'deliver_message', 'It failed: connect ECONNREFUSED 127.0.0.1:25', { state: 'failed' }),
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
  render(<RequestPage trace={trace(stored, entries, statusText)} stylesheetUrls={stylesheetUrls} />)

const render = (element: React.ReactElement) => `<!doctype html>${renderToStaticMarkup(element)}`

const refusedTimeline = [
  entry('request', 0, 'POST /organizations', 'The request came in.'),
  entry('answer', 3, '400 Bad Request', 'After 3.1 ms: external_id_already_used.', { state: 'failed' }),
]

const messages = [
  {
    id: 'message_01K6TQ0V8C7M9X1C3V5B7N9M1X',
    channel: 'email' as const,
    to: 'ada@northwind.example',
    subject: '123456 is your code for Northwind',
    text: 'Your code is 123456.\n\nIt works for 10 minutes.',
    html: '',
    created_at: at,
  },
]

const all = ['light', 'dark', 'phone', 'phone-dark'] as const

export const developmentPictures: Picture[] = [
  { name: 'request', looks: all, html: page(accepted, timeline, 'Created') },
  { name: 'request-refused', looks: ['light', 'phone-dark'], html: page(refused, refusedTimeline, 'Bad Request') },
  {
    name: 'requests',
    looks: ['light', 'dark', 'phone'],
    html: render(<RequestsPage requests={[refused, accepted]} stylesheetUrls={stylesheetUrls} />),
  },
  {
    name: 'outbox',
    looks: ['light', 'phone-dark'],
    html: render(<OutboxPage messages={messages} stylesheetUrls={stylesheetUrls} />),
  },
]
