import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import type { BareSystem } from './bench.ts'
import type { KeyOwner } from './key-lookup.ts'

export interface Happened {
  event: string
  organizationId: string | null
  data: object
}

/** Appends events of a key's owner to the log, in one statement behind all others of a change; its answer is not waited for. */
export function recordEvents(
  tx: Transaction,
  system: BareSystem,
  { environment_id: environmentId, id, name, client_id }: KeyOwner,
  happened: readonly Happened[],
): void {
  const context = JSON.stringify({ client_id, actor: { id, source: 'api', name } })
  const rows = happened.map(({ event, organizationId, data }) => ({
    environmentId,
    id: system.newId('event'),
    event,
    organizationId,
    data: JSON.stringify(data),
    context,
    now: system.now(),
    requestId: null,
  }))
  tx.send(insertEvents(rows))
}

type Column = 'environmentId' | 'id' | 'event' | 'organizationId' | 'data' | 'context' | 'now' | 'requestId'

export function insertEvents(rows: readonly Record<Column, SqlValue>[]): Statement {
  const values = rows.map(
    ({ environmentId, id, event, organizationId, data, context, now, requestId }) =>
      sql`(${environmentId}, ${id}, ${event}, ${organizationId}, ${data}, ${context}, ${now}, ${requestId})`,
  )
  return sql`
    insert into events (environment_id, id, event, organization_id, data, context, created_at, request_id)
    values ${values.reduce((before, row) => sql`${before}, ${row}`)}`
}
