import type { Static, TSchema } from 'typebox'
import type { Actor, TransactionContext } from '../../platform/context.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { Transaction } from '../../platform/db/transaction.ts'
import type { EventDefinition } from '../../platform/events/define-event.ts'

/**
 * Appends an event to the environment's log in the caller's transaction. The log is the outbox: deliveries tail it, so
 * nothing is queued here. Requires a `TransactionContext`, because an event of a change that was rolled back must not
 * exist.
 *
 * @param previousAttributes the old values of an update. @param organizationId the organization of the event, if `data`
 * does not name it.
 */
export function recordEvent<S extends TSchema>(
  tx: TransactionContext,
  event: EventDefinition<S>,
  data: Static<S>,
  previousAttributes?: Record<string, unknown>,
  organizationId: string | null = organizationOf(data),
): void {
  const context = {
    ...contextOf(tx),
    ...(previousAttributes === undefined ? {} : { previous_attributes: previousAttributes }),
  }
  const row = sql`(${tx.environmentId}, ${tx.newId('event')}, ${event.name}, ${organizationId}, ${JSON.stringify(data)},
    ${JSON.stringify(context)}, ${tx.now()}, ${tx.tracedRequestId ?? null})`
  const waiting = recorded.get(tx.db)
  if (waiting !== undefined) waiting.push(row)
  else startRecording(tx, row)
}

/** The events of running transactions, which leave together at the end. */
const recorded = new WeakMap<Transaction, Statement[]>()
/** Each number of rows is a separate statement, prepared on every connection. */
const mostRows = 8

function startRecording({ db, system }: TransactionContext, first: Statement): void {
  const rows = [first]
  recorded.set(db, rows)
  db.beforeCommit(() => {
    for (let at = 0; at < rows.length; at += mostRows) {
      const values = rows.slice(at, at + mostRows).reduce((before, row) => sql`${before}, ${row}`)
      db.send(sql`
        insert into events (environment_id, id, event, organization_id, data, context, created_at, request_id)
        values ${values}`)
    }
  })
  db.afterCommit(() => system.wakeUps.announce('events'))
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

/** What every event says of its origin. */
export function contextOf(tx: TransactionContext) {
  return { client_id: tx.clientId, actor: toEventActor(tx.actor) }
}

function toEventActor(actor: Actor): { id: string; source: 'api' | 'admin_portal' | 'system'; name: string | null } {
  if (actor.type === 'system') return { id: 'system', source: 'system', name: null }
  if (actor.type === 'directory') return { id: actor.id, source: 'system', name: actor.name }
  if (actor.type === 'portal_session') return { id: actor.id, source: 'admin_portal', name: null }
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
