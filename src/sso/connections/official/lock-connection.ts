import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { familyOf } from '../connection-types.ts'
import { type ConnectionRow, connectionColumns } from '../schemas.ts'
import { connectionIsNotSaml } from './errors.ts'

/** A SAML connection, whose certificates only one call at a time can change. @throws notFound, connectionIsNotSaml */
export async function lockSamlConnection(tx: TransactionContext, id: string): Promise<ConnectionRow> {
  return requireSaml(
    id,
    await tx.db.maybe<ConnectionRow>(sql`
      select ${connectionColumns} from connections
      where environment_id = ${tx.environmentId} and id = ${id} and organization_id is not null for update`),
  )
}

/** @throws notFound, connectionIsNotSaml */
export async function getSamlConnection(ctx: Context, id: string): Promise<ConnectionRow> {
  return requireSaml(
    id,
    await ctx.db.maybe<ConnectionRow>(sql`
      select ${connectionColumns} from connections
      where environment_id = ${ctx.environmentId} and id = ${id} and organization_id is not null`),
  )
}

function requireSaml(id: string, row: ConnectionRow | undefined): ConnectionRow {
  if (row === undefined) throw notFound('Connection', id)
  if (familyOf(row.connection_type) !== 'saml') throw connectionIsNotSaml()
  return row
}
