import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * Deletes the answers of receivers to events, which may repeat what was sent. The attempts stay. A sender that has sent the former
 * event, and waits for the answer, finds its delivery marked and keeps no excerpt (`sender/results.ts`).
 */
export async function eraseExcerpts(tx: TransactionContext, eventIds: readonly string[]): Promise<void> {
  // Before the excerpts: results that are being written are waited for here, and then seen.
  tx.db.send(sql`
    update webhook_deliveries d set erased_at = ${tx.now()}
    where d.environment_id = ${tx.environmentId} and d.event_id = any(${eventIds})`)
  tx.db.send(sql`
    update webhook_attempts a set response_excerpt = null
    where a.environment_id = ${tx.environmentId} and a.response_excerpt is not null and a.delivery_id = any(array(
      select d.id from webhook_deliveries d where d.environment_id = ${tx.environmentId} and d.event_id = any(${eventIds})))`)
}
