import { type SqlValue, type Statement, sql } from '../../src/platform/db/sql.ts'
import type { Transaction } from '../../src/platform/db/transaction.ts'
import type { BareSystem } from './bench.ts'
import type { KeyOwner } from './key-lookup.ts'

export interface Happened {
  event: string
  organizationId: string | null
  data: object
}

/** Appends an event of a key's owner to the log; its answer is not waited for. */
export function recordEvent(
  tx: Transaction,
  system: BareSystem,
  { environment_id: environmentId, owner_id, client_id }: KeyOwner,
  { event, organizationId, data }: Happened,
): void {
  const id = system.newId('event')
  const context = JSON.stringify({ client_id, actor: { id: owner_id, source: 'api', name: '' } })
  const row = { environmentId, id, event, organizationId, data: JSON.stringify(data), context }
  tx.send(insertEvent({ ...row, now: system.now(), requestId: null }))
}

type Column = 'environmentId' | 'id' | 'event' | 'organizationId' | 'data' | 'context' | 'now' | 'requestId'

export function insertEvent(values: Record<Column, SqlValue>): Statement {
  const { environmentId, id, event, organizationId, data, context, now, requestId } = values
  return sql`
    insert into events (environment_id, id, event, organization_id, data, context, created_at, request_id)
    values (${environmentId}, ${id}, ${event}, ${organizationId}, ${data}, ${context}, ${now}, ${requestId})`
}
