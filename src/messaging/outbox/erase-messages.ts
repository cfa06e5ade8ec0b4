import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { sealContext } from './stored-message.ts'

/** Empties the messages to a person and removes their address. Unsent messages are not sent. */
export async function eraseMessages(tx: TransactionContext, { emails, recipients }: Person): Promise<undefined> {
  const addresses = [...emails, ...recipients]
  const rows = await tx.db.many<{ id: string }>(sql`
    select id from messages where environment_id = ${tx.environmentId} and lower(recipient) = any(${addresses}) for update`)
  const empty = JSON.stringify({ subject: 'Erased', text: '', html: '' })
  for (const { id } of rows)
    tx.db.send(sql`
      update messages set recipient = 'erased', sealed_content = ${tx.system.keyring.seal(empty, sealContext(tx.environmentId, id))},
        sent_at = coalesce(sent_at, ${tx.now()}), failure = null, failed_at = null
      where environment_id = ${tx.environmentId} and id = ${id}`)
}
