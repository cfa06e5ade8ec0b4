import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * Deletes the requests before that of the erasure in which the person is named. Those of the hosted pages are of no
 * environment.
 */
export async function eraseRequests(
  tx: TransactionContext,
  { userId, emails, recipients }: Person,
): Promise<undefined> {
  const addresses = [...emails, ...recipients]
  // Unchanged, and as in URLs of pages.
  const texts = [userId, ...addresses, ...addresses.map(encodeURIComponent)]
  await tx.db.run(sql`
    delete from development_requests
    where coalesce(record ->> 'environment_id', ${tx.environmentId}) = ${tx.environmentId}
      and id < ${tx.tracedRequestId ?? ''} and exists (
        select 1 from unnest(${texts}::text[]) as t (text) where strpos(lower(record::text), lower(t.text)) > 0)`)
}
