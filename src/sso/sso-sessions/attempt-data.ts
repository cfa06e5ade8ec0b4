import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { SsoSessionRow, StepName } from './schemas.ts'

/** What events say of an attempt. */
export type AttemptRow = Pick<
  SsoSessionRow,
  'id' | 'connection_id' | 'organization_id' | 'email' | 'ip_address' | 'user_agent'
>
export const attemptColumns = sql`id, connection_id, organization_id, email, ip_address, user_agent`

/** The members that all events of an attempt have. */
export function attemptData(row: AttemptRow) {
  return {
    type: 'sso' as const,
    ip_address: row.ip_address,
    user_agent: row.user_agent,
    user_id: null,
    email: row.email,
    sso: { organization_id: row.organization_id, connection_id: row.connection_id, session_id: row.id },
  }
}

/** A step that was taken now, as a list of one, which `||` appends. */
export function stepNow(tx: TransactionContext, name: StepName): Statement {
  return sql`${JSON.stringify([{ name, at: tx.now().toISOString() }])}::jsonb`
}
