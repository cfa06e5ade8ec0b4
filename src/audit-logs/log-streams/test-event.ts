import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { AuditEvent } from '../audit-events/index.ts'
import { DeliveryFailure } from './destinations/destination.ts'
import { openStream } from './open-stream.ts'
import type { LogStreamTest } from './schemas.ts'
import { getRow } from './streams.ts'

/**
 * Sends an event that is not in the log, even through a paused stream, and returns the result. A stream in an error
 * state resumes at once if the event was accepted. Waits for the destination, so call it outside of transactions.
 *
 * @throws notFound
 */
export async function sendTestEvent(ctx: Context, id: string): Promise<LogStreamTest> {
  const row = await getRow(ctx, id)
  const event = testEvent(ctx, row.organization_id)
  const error = await openStream(
    ctx.system,
    row,
  )([event]).then(
    () => null,
    (failure) => {
      if (failure instanceof DeliveryFailure) return failure.message
      throw failure
    },
  )
  if (error === null && (row.state === 'error' || row.state === 'invalid')) {
    await ctx.transaction((tx) =>
      tx.db.run(sql`
        update audit_log_streams set next_attempt_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and id = ${id}`),
    )
  }
  return { object: 'audit_log_stream_test', stream_id: id, event_id: event.id, is_delivered: error === null, error }
}

function testEvent(ctx: Context, organizationId: string): AuditEvent {
  const now = ctx.now().toISOString()
  return {
    object: 'audit_log_event',
    id: ctx.newId('audit_log_event'),
    organization_id: organizationId,
    sequence: 0,
    action: 'audit_log_stream.tested',
    version: 1,
    occurred_at: now,
    created_at: now,
    actor: { id: 'gatehouse', type: 'system', name: 'Gatehouse', metadata: {} },
    targets: [{ id: organizationId, type: 'organization', name: null, metadata: {} }],
    context: { location: '0.0.0.0', user_agent: null },
    metadata: { is_test: true },
  }
}
