import { send } from './client.ts'

/**
 * What a server in development shows of itself. The paths are public on the machine that it runs on, belong to no environment and
 * need no session, so they are called as they are. Production does not have them.
 */
export interface Start {
  version: string
  url: string
  sign_in_url: string
  /** A curl that works as it stands. */
  first_request: string
  keeps_requests: boolean
  clients: readonly { id: string; name: string; note: string; code: string }[]
}

export interface Outbox {
  /** The newest first, at most 100. */
  data: readonly OutboxMessage[]
  /** Addresses and numbers, for suggestions. */
  recipients: readonly string[]
  has_more: boolean
  /** Whether mails are sent as well. */
  delivers_mail: boolean
}

export interface OutboxMessage {
  id: string
  channel: 'email' | 'sms'
  to: string
  subject: string
  text: string
  created_at: string
  /** The code to enter; missing where there is none. */
  code?: string
  links: readonly string[]
}

export type Outcome = 'done' | 'redirected' | 'refused' | 'failed'

export interface RequestLine {
  id: string
  at: string
  method: string
  url: string
  status: number
  outcome: Outcome
  actor: string | null
  duration_ms: number
}

export interface RequestLines {
  data: readonly RequestLine[]
  list_metadata: { after: string | null }
}

type Body =
  | { kind: 'none' }
  | { kind: 'json' | 'form'; value: unknown }
  | { kind: 'other'; bytes: number; type: string }

export interface RequestTrace {
  id: string
  request: {
    at: string
    method: string
    url: string
    operation: { id: string; summary: string } | null
    environment_id: string | null
    actor: string | null
    headers: Readonly<Record<string, string>>
    body: Body
  }
  answer: {
    status: number
    status_text: string
    code: string | null
    outcome: Outcome
    cause: string
    message: string | null
    next: string
    headers: Readonly<Record<string, string>>
    body: Body
  }
  timeline: readonly TimelineEntry[]
}

export interface TimelineEntry {
  kind: 'request' | 'answer' | 'event' | 'email' | 'sms' | 'delivery' | 'attempt' | 'job'
  id: string
  title: string
  detail: string
  state: 'done' | 'waiting' | 'failed'
  after_ms: number
  /** The page that shows it. */
  url?: string
}

export function readStart(signal: AbortSignal): Promise<Start> {
  return read<Start>('/_dev/start', {}, signal)
}

export function readOutbox(
  query: { environment: string; to?: string | undefined },
  signal: AbortSignal,
): Promise<Outbox> {
  return read<Outbox>('/_dev/outbox', query, signal)
}

export function readRequests(
  query: Readonly<Record<'status' | 'path' | 'person' | 'own' | 'after', string | undefined>>,
  signal: AbortSignal,
): Promise<RequestLines> {
  return read<RequestLines>('/_dev/requests', query, signal)
}

export function readRequest(id: string, signal: AbortSignal): Promise<RequestTrace> {
  return read<RequestTrace>(`/_dev/requests/${encodeURIComponent(id)}`, {}, signal)
}

/** Where the HTML of a mail is, for a frame. */
export function mailAddress(id: string, environment: string): string {
  return `/_dev/outbox/${encodeURIComponent(id)}?${new URLSearchParams({ environment })}`
}

async function read<T>(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<T> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  // The shapes are those of `src/operator/development`, whose tests hold them.
  return (await send(`${path}?${new URLSearchParams(given)}`, { method: 'GET', signal })) as T
}
