import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { clockSkewSeconds } from '#protocol/saml/response/expectations.ts'
import type { ConnectionRow } from '../../connections/index.ts'

/** Records a signed message as used, until it has expired anyway. @returns whether this is its first use */
export async function spendMessage(
  tx: TransactionContext,
  { id }: ConnectionRow,
  name: string,
  usableUntil: Date,
): Promise<boolean> {
  const spent = await tx.db.run(sql`
    insert into saml_assertions (environment_id, connection_id, assertion_hash, expires_at)
    values (${tx.environmentId}, ${id}, sha256(convert_to(${name}, 'UTF8')),
      ${new Date(usableUntil.getTime() + clockSkewSeconds * 1_000)})
    on conflict do nothing`)
  return spent === 1
}
