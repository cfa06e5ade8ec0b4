import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/** Whether the connection of an attempt still signs people in (S-18). Attempts are kept for longer than what rests on them. */
export function isOfUsableConnection({ environmentId }: Pick<Context, 'environmentId'>, id: Statement): Statement {
  return sql`exists (
    select 1 from sso_sessions t join connections c on c.environment_id = t.environment_id and c.id = t.connection_id
    where t.environment_id = ${environmentId} and t.id = ${id} and c.state in ('active', 'validating'))`
}

/** The same; the connection is not switched off or deleted until the transaction ends. */
export async function holdUsableConnectionOf(tx: TransactionContext, id: string): Promise<boolean> {
  const held = await tx.db.maybe(sql`
    select 1 from sso_sessions t join connections c on c.environment_id = t.environment_id and c.id = t.connection_id
    where t.environment_id = ${tx.environmentId} and t.id = ${id} and c.state in ('active', 'validating')
    for key share of c`)
  return held !== undefined
}
