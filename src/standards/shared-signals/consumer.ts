import { type EventConsumer, isInRange, type LogRange } from '#events/event-log/index.ts'
import type { System } from '#platform/context.ts'
import { beginLookups } from '#platform/db/lookups.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { erasedEmail } from '#platform/http/fields.ts'
import { uriOf } from './event-types.ts'
import { type Facts, readFacts } from './facts.ts'
import { deliveredEvents, type OpenStream } from './schemas.ts'
import { type LoggedEvent, type Signal, signalsByEvent } from './signals.ts'

interface PlacedEvent extends LoggedEvent {
  position: number
}

const names = Object.keys(signalsByEvent)

/** The name of its cursor. */
export const consumerName = 'shared_signals'

/**
 * Turns events into signals, one for each stream that wants it and each event of the standards. They commit with the step of the
 * cursor, so each event becomes each of its signals exactly once, with one `jti`, in the order of the log.
 */
export function createSignalConsumer(system: System): EventConsumer {
  return {
    name: consumerName,
    async consume(tx, range) {
      beginLookups(tx)
      const events = await tx.many<PlacedEvent>(sql`
        select e.environment_id, e.id, e.event, e.data, e.context, e.created_at, e.position from events e
        where ${isInRange(range)} and e.event = any(${names}::text[])
          and exists (select from signal_streams s where s.environment_id = e.environment_id and s.status <> 'disabled')
        order by e.position`)
      if (events.length > 0) await consumeEvents(system, tx, range, events)
    },
  }
}

async function consumeEvents(
  system: System,
  tx: Transaction,
  range: LogRange,
  events: readonly PlacedEvent[],
): Promise<void> {
  const happened = events.flatMap((event) =>
    (signalsByEvent[event.event]?.(event) ?? []).map((signal) => ({ event, signal })),
  )
  if (happened.length === 0) return
  const environmentIds = [...new Set(happened.map(({ event }) => event.environment_id))]
  const streams = await tx.many<OpenStream>(sql`
    select s.environment_id, s.id, s.organization_id, s.subject_format, s.events_requested, s.after_position
    from signal_streams s where s.environment_id = any(${environmentIds}::text[]) and s.status <> 'disabled'`)
  const facts = await readFacts(tx, range, streams, happened)
  const rows = happened.flatMap(({ event, signal }) =>
    streams
      .filter((stream) => stream.environment_id === event.environment_id && event.position > stream.after_position)
      .flatMap((stream) => rowFor(system, facts, stream, event, signal) ?? []),
  )
  if (rows.length > 0) await queue(system, tx, rows)
}

/** The signal as it is queued for a stream; `undefined` for one that the stream does not get. */
function rowFor(system: System, facts: Facts, stream: OpenStream, event: PlacedEvent, signal: Signal) {
  const { userId, sessionId = null, organizationId = null } = signal.subject
  const type =
    signal.type === 'identifier-changed' && !facts.isAuthority(event.environment_id, signal.formerEmail ?? '')
      ? 'recovery-information-changed'
      : signal.type
  if (userId === '' || !deliveredEvents(stream.events_requested).includes(uriOf(type))) return undefined
  if (!concerns(facts, stream, event, signal) || facts.isExcluded(stream, userId, organizationId)) return undefined
  const isAboutAddress = type === 'identifier-changed'
  const email = isAboutAddress
    ? known(signal.formerEmail)
    : stream.subject_format === 'email'
      ? known(facts.emailOf(event.environment_id, userId))
      : null
  if (isAboutAddress && email === null) return undefined
  return {
    environment_id: event.environment_id,
    id: system.newId('set'),
    stream_id: stream.id,
    type,
    event_id: event.id,
    user_id: userId,
    session_id: sessionId,
    organization_id: organizationId,
    email,
    new_email: isAboutAddress ? known(signal.newEmail) : null,
    payload: signal.payload,
  }
}

/** Whether a stream is about the user, and its subjects can say no more than is meant. */
function concerns(facts: Facts, stream: OpenStream, event: PlacedEvent, signal: Signal): boolean {
  const { userId, organizationId } = signal.subject
  const ofStream = stream.organization_id
  if (ofStream === null) return !(signal.isOnlyOfPart === true && stream.subject_format !== 'complex')
  // To an organization, a user is who they are in it.
  if (organizationId !== undefined) {
    const isImpersonated = signal.isOnlyOfPart === true && signal.subject.sessionId !== undefined
    return organizationId === ofStream && !(isImpersonated && stream.subject_format !== 'complex')
  }
  return facts.wasMember(event.environment_id, userId, ofStream, event)
}

/** An address that an erasure left of a person names no one. */
function known(email: string | undefined): string | null {
  return email === undefined || email === erasedEmail ? null : email
}

type QueuedRow = NonNullable<ReturnType<typeof rowFor>>

async function queue({ now, wakeUps }: System, tx: Transaction, rows: readonly QueuedRow[]): Promise<void> {
  await tx.run(sql`
    insert into signals (environment_id, id, stream_id, type, event_id, user_id, session_id, organization_id, email, new_email,
      payload, created_at)
    select r.environment_id, r.id, r.stream_id, r.type, r.event_id, r.user_id, r.session_id, r.organization_id, r.email,
      r.new_email, r.payload, ${now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (environment_id text, id text, stream_id text,
      type text, event_id text, user_id text, session_id text, organization_id text, email text, new_email text, payload jsonb)
    order by r.id`)
  // A stream that falls idle meanwhile holds its row, so one of the two sees what the other did.
  const streams = [...new Set(rows.map(({ environment_id, stream_id }) => JSON.stringify([environment_id, stream_id])))]
    .sort()
    .map((each): [string, string] => JSON.parse(each))
  await tx.run(sql`
    update signal_streams s set next_attempt_at = coalesce(s.next_attempt_at, ${now()})
    from unnest(${streams.map(([environmentId]) => environmentId)}::text[], ${streams.map(([, id]) => id)}::text[])
      as woken (environment_id, id)
    where s.environment_id = woken.environment_id and s.id = woken.id and s.status = 'enabled'`)
  tx.afterCommit(() => wakeUps.announce('signals'))
}
