import { STATUS_CODES } from 'node:http'
import type { System } from '#platform/context.ts'
import { type Explanation, explain } from './explain.ts'
import type { StoredRequest } from './stored-request.ts'
import { type Entry, whatFollowed } from './what-followed.ts'

export interface TimelineEntry extends Omit<Entry, 'kind'> {
  kind: Entry['kind'] | 'request' | 'answer'
  /** Milliseconds since the request. */
  after_ms: number
}

/** A request, its answer in words, and what followed, for the page and as JSON. */
export interface RequestTrace {
  object: 'request_trace'
  id: string
  request: Omit<StoredRequest, 'id' | 'answer' | 'refusal'>
  answer: StoredRequest['answer'] & { status_text: string; code: string | null } & Explanation
  timeline: TimelineEntry[]
}

export async function traceOf(system: System, stored: StoredRequest): Promise<RequestTrace> {
  const { id, answer, refusal, ...request } = stored
  const explanation = explain(stored)
  const status_text = STATUS_CODES[answer.status] ?? ''
  return {
    object: 'request_trace',
    id,
    request,
    answer: { ...answer, status_text, code: refusal?.code ?? null, ...explanation },
    timeline: timelineOf(stored, status_text, explanation, await whatFollowed(system, stored)),
  }
}

function timelineOf(
  { id, at, duration_ms, method, url, answer, refusal }: StoredRequest,
  statusText: string,
  { outcome }: Explanation,
  followed: readonly Entry[],
): TimelineEntry[] {
  const began = Date.parse(at)
  const answeredAt = new Date(began + Math.round(duration_ms)).toISOString()
  const isBefore = (entry: Entry) => entry.at <= answeredAt && (entry.kind === 'event' || isMessage(entry))
  const after = (entry: Omit<TimelineEntry, 'after_ms'>) => ({ ...entry, after_ms: Date.parse(entry.at) - began })
  return [
    {
      at,
      kind: 'request' as const,
      id,
      title: `${method} ${url}`,
      detail: 'Received.',
      state: 'done' as const,
    },
    ...followed.filter(isBefore),
    {
      at: answeredAt,
      kind: 'answer' as const,
      id,
      title: `${answer.status} ${statusText}`,
      detail: `After ${duration_ms} ms${refusal?.code ? `: ${refusal.code}` : ''}.`,
      state: outcome === 'refused' || outcome === 'failed' ? ('failed' as const) : ('done' as const),
    },
    ...followed.filter((entry) => !isBefore(entry)),
  ].map(after)
}

/** Events and messages commit with the request, so they come before its answer. Their effects come later. */
const isMessage = ({ kind }: Entry) => kind === 'email' || kind === 'sms'
