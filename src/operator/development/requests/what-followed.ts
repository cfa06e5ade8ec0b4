import { listAttemptsOf, listDeliveriesOfRequest, type RequestedDelivery } from '#events/webhooks/index.ts'
import { listMessagesOfRequest } from '#messaging/outbox/index.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { SecretNames } from '#platform/secrets.ts'
import { createRedactor } from './redact.ts'
import type { StoredRequest } from './stored-request.ts'

/** Something that happened because of a request. */
export interface Entry {
  at: string
  kind: 'event' | 'email' | 'sms' | 'delivery' | 'attempt' | 'job'
  id: string
  title: string
  /** The result in words. */
  detail: string
  state: 'done' | 'waiting' | 'failed'
  /** The page that shows it, if there is one. */
  url?: string
}

/** A replay makes thousands; the page shows the first of each kind. */
const mostOfAKind = 100

/**
 * What followed from a request, in the order of time: the events and messages that committed with it, the deliveries of
 * these events and those that it asked for, their attempts, its jobs, and what these jobs caused in turn.
 */
export async function whatFollowed(system: System, request: Pick<StoredRequest, 'id' | 'at'>): Promise<Entry[]> {
  const events = await readEvents(system, request.id)
  const deliveries = await listDeliveriesOfRequest(system.database, request, events, mostOfAKind)
  const [messages, attempts, jobs] = await Promise.all([
    readMessages(system, request.id),
    readAttempts(system, deliveries),
    readJobs(system, request.id),
  ])
  const entries = [
    ...events.map((event) => toEventEntry(event, deliveries)),
    ...messages,
    ...deliveries.map((delivery) => toDeliveryEntry(delivery, system.catalog.secretNames)),
    ...attempts,
    ...jobs,
  ]
  // Within one millisecond, causes come before effects.
  const rank = (entry: Entry) => ranks.indexOf(entry.kind)
  return entries.sort((a, b) => a.at.localeCompare(b.at) || rank(a) - rank(b) || a.id.localeCompare(b.id))
}

const ranks: readonly Entry['kind'][] = ['event', 'email', 'sms', 'job', 'delivery', 'attempt']

interface EventRow {
  environment_id: string
  id: string
  event: string
  created_at: string
}

function readEvents({ database }: System, requestId: string): Promise<EventRow[]> {
  return database.many<EventRow>(sql`
    select e.environment_id, e.id, e.event, e.created_at from events e where e.request_id = ${requestId}
    order by e.id limit ${mostOfAKind}`)
}

function toEventEntry({ id, event, created_at }: EventRow, deliveries: readonly RequestedDelivery[]): Entry {
  // A replay delivers an event to the same endpoint again.
  const count = new Set(deliveries.filter((each) => each.event_id === id).map((each) => each.endpoint_id)).size
  const detail =
    count === 0
      ? 'In the log. Not delivered: no webhook endpoint subscribes to it, or the delivery has not started yet.'
      : `In the log, with ${count === 1 ? 'a delivery to one webhook endpoint' : `deliveries to ${count} webhook endpoints`}.`
  return { at: created_at, kind: 'event', id, title: event, detail, state: 'done' }
}

async function readMessages({ database, mail, sms }: System, requestId: string): Promise<Entry[]> {
  const rows = await listMessagesOfRequest(database, requestId, mostOfAKind)
  return rows.map(({ environment_id, id, channel, recipient, created_at, sent_at }) => {
    const isKept = (channel === 'email' ? mail : sms) === undefined
    const waiting = isKept ? 'Kept in the outbox.' : 'Waiting to be sent.'
    return {
      at: created_at,
      kind: channel,
      id,
      title: `to ${recipient}`,
      detail: sent_at === null ? waiting : `Sent at ${sent_at}.`,
      state: isKept || sent_at !== null ? 'done' : 'waiting',
      url: `/_dev/outbox?environment=${environment_id}&open=${id}#${id}`,
    }
  })
}

function toDeliveryEntry(row: RequestedDelivery, secretNames: SecretNames): Entry {
  const states = { pending: 'waiting', succeeded: 'done', failed: 'failed' } as const
  const details = {
    pending:
      row.attempts === 0
        ? 'Waiting for the first attempt.'
        : `${attemptsInWords(row.attempts)} failed. Next attempt at ${row.next_attempt_at ?? ''}.`,
    succeeded: `Delivered after ${attemptsInWords(row.attempts)}.`,
    failed: `Given up after ${attemptsInWords(row.attempts)}. Send it again: POST /webhook_endpoints/${row.endpoint_id}/deliveries/${row.id}/resend.`,
  }
  const target = row.endpoint_url === null ? 'a deleted endpoint' : createRedactor(secretNames).text(row.endpoint_url)
  return {
    at: row.created_at,
    kind: 'delivery',
    id: row.id,
    title: `${row.event} to ${target}`,
    detail: details[row.state],
    state: states[row.state],
  }
}

async function readAttempts({ database }: System, deliveries: readonly RequestedDelivery[]): Promise<Entry[]> {
  const rows = await listAttemptsOf(database, deliveries, mostOfAKind)
  return rows.map(({ id, attempt, secret, started_at, duration_ms, response_status, error }) => {
    const succeeded = response_status !== null && response_status >= 200 && response_status <= 299
    const signed = secret === 'previous' ? ' Signed with the previous secret.' : ''
    return {
      at: started_at,
      kind: 'attempt',
      id,
      title: `${attempt}: ${response_status === null ? 'no answer' : `answered ${response_status}`}`,
      detail: `${error === null ? `After ${duration_ms} ms.` : `Cause: ${error}, after ${duration_ms} ms.`}${signed}`,
      state: succeeded ? 'done' : 'failed',
    }
  })
}

interface RunRow {
  id: string
  name: string
  attempt: number
  started_at: string
  finished_at: string
  error: string | null
}

interface QueuedRow {
  id: string
  name: string
  attempts: number
  max_attempts: number
  created_at: string
  run_at: string
}

async function readJobs({ database }: System, requestId: string): Promise<Entry[]> {
  const [runs, queued] = await Promise.all([
    database.many<RunRow>(sql`
      select job_id as id, name, attempt, started_at, finished_at, error from development_job_runs
      where request_id = ${requestId} order by started_at limit ${mostOfAKind}`),
    database.many<QueuedRow>(sql`
      select jobs.id::text as id, tasks.identifier as name, jobs.attempts, jobs.max_attempts,
        date_trunc('milliseconds', jobs.created_at) as created_at, date_trunc('milliseconds', jobs.run_at) as run_at
      from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      where jobs.payload ->> 'request_id' = ${requestId} order by jobs.id limit ${mostOfAKind}`),
  ])
  return [
    ...runs.map(({ id, name, attempt, started_at, finished_at, error }) => ({
      at: started_at,
      kind: 'job' as const,
      id: `${id}/${attempt}`,
      title: attempt === 1 ? name : `${name}, attempt ${attempt}`,
      detail:
        error === null ? `Done after ${Date.parse(finished_at) - Date.parse(started_at)} ms.` : `Failed: ${error}`,
      state: error === null ? ('done' as const) : ('failed' as const),
    })),
    ...queued.map(({ id, name, attempts, max_attempts, created_at, run_at }) => {
      const isGivenUp = attempts >= max_attempts
      return {
        at: created_at,
        kind: 'job' as const,
        id,
        title: name,
        detail: isGivenUp
          ? `Given up after ${attemptsInWords(attempts)}. GET /failed_jobs lists it.`
          : `Queued to run at ${run_at}.`,
        state: isGivenUp ? ('failed' as const) : ('waiting' as const),
      }
    }),
  ]
}

function attemptsInWords(count: number): string {
  return count === 1 ? 'one attempt' : `${count} attempts`
}
