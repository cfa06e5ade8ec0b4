import { createHash } from 'node:crypto'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { SignedMessage } from './verify-message.ts'

/**
 * Whether this is the first use of a message on any server. It is used up once the transaction commits.
 *
 * @param expiresAt when the message expires
 */
export async function spendMessage(
  tx: TransactionContext,
  { issuer: { issuer }, claims: { jti } }: SignedMessage,
  kind: 'assertion' | 'event',
  expiresAt: Date,
): Promise<boolean> {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, issuer, jti]))
    .digest()
  const spent = await tx.db.run(sql`
    insert into agent_used_messages (environment_id, hash, expires_at)
    values (${tx.environmentId}, ${hash}, ${expiresAt}) on conflict do nothing`)
  return spent === 1
}
