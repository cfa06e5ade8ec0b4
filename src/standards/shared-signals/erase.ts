import { settleConsumer } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { consumerName } from './consumer.ts'

/**
 * Forgets the addresses of a person in signals that wait. The signals still say what happened to the user, by their id; those that
 * are about an address alone go.
 */
export async function eraseAddresses(tx: TransactionContext, { userId }: { userId: string }): Promise<undefined> {
  // What it reads from now on was erased before.
  await settleConsumer(tx, consumerName)
  const isOfPerson = sql`g.environment_id = ${tx.environmentId} and g.user_id = ${userId} and g.email is not null`
  tx.db.send(sql`delete from signals g where ${isOfPerson} and g.type = 'identifier-changed'`)
  tx.db.send(sql`update signals g set email = null where ${isOfPerson}`)
}
