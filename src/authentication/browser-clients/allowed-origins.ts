import type { Context, System } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'

/** The environments that registered an origin, which is compared character by character; `null` is nobody's. */
export async function findEnvironmentsAllowing(system: System, origin: string): Promise<string[]> {
  const rows = await system.database.many<{ environment_id: string }>(
    sql`select environment_id from cors_origins where origin = ${origin}`,
  )
  return rows.map(({ environment_id }) => environment_id)
}

export async function isAllowedOrigin(ctx: Context, origin: string): Promise<boolean> {
  const row = await ctx.db.maybe(
    sql`select 1 from cors_origins where origin = ${origin} and environment_id = ${ctx.environmentId}`,
  )
  return row !== undefined
}
