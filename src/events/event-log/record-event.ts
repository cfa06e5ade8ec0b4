import type { Static, TSchema } from 'typebox'
import type { Actor, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { defined } from '#platform/defined.ts'
import type { EventDefinition } from '#platform/events/define-event.ts'

/**
 * Appends an event to the environment's log in the caller's transaction. The log is the outbox: deliveries tail it, so
 * nothing is queued here. Requires a `TransactionContext`, because an event of a change that was rolled back must not
 * exist.
 *
 * @param previousAttributes the old values of an update. @param organizationId the organization of the event, if `data`
 * does not name it. @param about further members of the context. A person in them is `{ id, email }`, which an erasure
 * finds.
 */
export function recordEvent<S extends TSchema>(
  tx: TransactionContext,
  definition: EventDefinition<S>,
  data: Static<S>,
  previousAttributes?: Record<string, unknown>,
  organizationId: string | null = organizationOf(data),
  about: Record<string, unknown> = {},
): void {
  const context = {
    ...contextOf(tx),
    ...about,
    ...defined({ previous_attributes: previousAttributes }),
  }
  const event: RecordedEvent = {
    id: tx.newId('event'),
    name: definition.name,
    organizationId,
    data: JSON.stringify(data),
    context: JSON.stringify(context),
    at: tx.now(),
  }
  const waiting = recorded.get(tx.db)
  if (waiting !== undefined) waiting.push(event)
  else startRecording(tx, event)
}

/** The request that led to an event, so that its id in a log or an answer leads to whom it was about. */
function requestIdOf({ request, tracedRequestId }: TransactionContext): string | null {
  return request?.id ?? tracedRequestId ?? null
}

/** Runs work whose changes record no events: the rows that an environment begins with. */
export async function unannounced(tx: TransactionContext, work: () => Promise<void>): Promise<void> {
  const waiting = recorded.get(tx.db)
  recorded.set(tx.db, [])
  try {
    await work()
  } finally {
    if (waiting === undefined) recorded.delete(tx.db)
    else recorded.set(tx.db, waiting)
  }
}

interface RecordedEvent {
  id: string
  name: string
  organizationId: string | null
  data: string
  context: string
  at: Date
}

/** The events of running transactions, which leave together at the end. */
const recorded = new WeakMap<Transaction, RecordedEvent[]>()
/** Each number of rows up to this is a statement of its own, prepared on every connection, and quicker than that of any number. */
const fewRows = 8

function startRecording(tx: TransactionContext, first: RecordedEvent): void {
  const events = [first]
  recorded.set(tx.db, events)
  tx.db.beforeCommit(() => tx.db.send(events.length > fewRows ? insertMany(tx, events) : insertFew(tx, events)))
  tx.db.afterCommit(() => tx.system.wakeUps.announce('events'))
}

const insert = sql`
  insert into events (environment_id, id, event, organization_id, data, context, created_at, request_id)`

function insertFew(tx: TransactionContext, events: readonly RecordedEvent[]): Statement {
  const rows = events.map(
    ({ id, name, organizationId, data, context, at }) => sql`
      (${tx.environmentId}, ${id}, ${name}, ${organizationId}, ${data}, ${context}, ${at}, ${requestIdOf(tx)})`,
  )
  return sql`${insert} values ${rows.reduce((before, row) => sql`${before}, ${row}`)}`
}

function insertMany(tx: TransactionContext, events: readonly RecordedEvent[]): Statement {
  return sql`${insert}
    select ${tx.environmentId}, id, event, organization_id, data, context, created_at, ${requestIdOf(tx)}
    from unnest(${events.map(({ id }) => id)}::text[], ${events.map(({ name }) => name)}::text[],
      ${events.map(({ organizationId }) => organizationId)}::text[], ${events.map(({ data }) => data)}::json[],
      ${events.map(({ context }) => context)}::json[], ${events.map(({ at }) => at)}::timestamptz[])
      as recorded (id, event, organization_id, data, context, created_at)`
}

/** The members that differ, with their values before, null for one that was not there; `undefined` when nothing changed. */
export function changedAttributes<T extends object>(before: T, after: T): Record<string, unknown> | undefined {
  const was = new Map<string, unknown>(Object.entries(before))
  const is = new Map<string, unknown>(Object.entries(after))
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => name !== 'updated_at' && JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)),
  )
  return changed.length === 0 ? undefined : Object.fromEntries(changed.map((name) => [name, was.get(name) ?? null]))
}

/** The origin of every event. */
export function contextOf(tx: TransactionContext) {
  return { client_id: tx.clientId, actor: toEventActor(tx.actor) }
}

function toEventActor(actor: Actor): {
  id: string
  source: 'api' | 'dashboard' | 'admin_portal' | 'system'
  name: string | null
} {
  if (actor.type === 'system') return { id: 'system', source: 'system', name: null }
  if (actor.type === 'directory') return { id: actor.id, source: 'system', name: actor.name }
  if (actor.type === 'portal_session') return { id: actor.id, source: 'admin_portal', name: actor.name }
  if (actor.type === 'operator') return { id: actor.id, source: 'dashboard', name: actor.name }
  return { id: actor.id, source: 'api', name: actor.type === 'api_key' ? actor.name : null }
}

interface Owned {
  object?: string
  id?: string
  organization_id?: string | null
}

/**
 * Finds the organization in payloads of the official catalogue: at the top level, as the owner, or in a nested object.
 */
function organizationOf(
  data: Owned & Partial<Record<(typeof holders)[number], Owned>> & { owner?: Owner },
): string | null {
  if (data.object === 'organization') return data.id ?? null
  if (data.owner?.type === 'organization') return data.owner.id
  const named = [data, data.owner, ...holders.map((name) => data[name])]
  return named.find((each) => each?.organization_id != null)?.organization_id ?? null
}

type Owner = Owned & { type: string; id: string }

/** Members that contain the object of an event. */
const holders = ['organization_domain', 'connection', 'sso', 'group', 'user'] as const
