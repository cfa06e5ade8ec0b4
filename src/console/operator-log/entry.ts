import type { Context, TransactionContext } from '#platform/context.ts'
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'

/** One change, as it is kept until it is in the audit log. */
export interface Entry {
  /** The id of the operation, or the words of the command. */
  action: string
  occurredAt: string
  actor: { type: 'operator' | 'api_key' | 'command_line'; id: string; name: string; role?: string; sessionId?: string }
  /** What was changed, first, and what it belongs to. */
  targets: readonly Target[]
  /** An IP address, or where else it came from. */
  location: string
  userAgent?: string
  requestId?: string
  reason?: string
  /** Left out for what was done. */
  outcome?: 'refused'
  changes: Changes
}

export interface Target {
  type: string
  id: string
  name?: string
}

/** The members that differ. Secrets and what says something of a person are named, and their values are left out. */
export interface Changes {
  before?: Readonly<Record<string, unknown>>
  after?: Readonly<Record<string, unknown>>
  withheld?: readonly string[]
}

/** Keeps the entry with the change, in the environment that was changed. Nothing waits for it. */
export function keepEntry(tx: TransactionContext, entry: Entry): void {
  const { environmentId } = tx
  tx.db.send(
    insertEntry({ environmentId, id: tx.newId('operator_log_entry'), entry: JSON.stringify(entry), now: tx.now() }),
  )
}

export function insertEntry({
  environmentId,
  id,
  entry,
  now,
}: Record<'environmentId' | 'id' | 'entry' | 'now', SqlValue>): Statement {
  return sql`
    insert into operator_log_entries (environment_id, id, entry, created_at)
    values (${environmentId}, ${id}, ${entry}, ${now})`
}

/** Who calls, if it is one whose changes are kept. */
export function entryActor({ actor }: Pick<Context, 'actor'>): Entry['actor'] | undefined {
  if (actor.type === 'api_key') return { type: 'api_key', id: actor.id, name: actor.name }
  if (actor.type !== 'operator') return undefined
  return { type: 'operator', id: actor.id, name: actor.name, role: actor.role, sessionId: actor.sessionId }
}
