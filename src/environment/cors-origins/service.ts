import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { corsOriginRefused, duplicateCorsOrigin } from './errors.ts'
import { refuseOrigin } from './origin.ts'
import { type CorsOriginRow, corsOriginColumns } from './schemas.ts'

/**
 * Allows scripts of an origin to call the operations of browser kits.
 *
 * @throws corsOriginRefused, duplicateCorsOrigin
 */
export async function registerOrigin(ctx: Context, origin: string): Promise<CorsOriginRow> {
  const refusal = refuseOrigin(origin, ctx.system.config.development)
  if (refusal !== undefined) throw corsOriginRefused(refusal)
  const row = await ctx.transaction((tx) =>
    tx.db.maybe<CorsOriginRow>(sql`
      insert into cors_origins (environment_id, id, origin, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('cors_origin')}, ${origin}, ${tx.now()}, ${tx.now()})
      on conflict (origin, environment_id) do nothing
      returning ${corsOriginColumns}`),
  )
  if (row === undefined) throw duplicateCorsOrigin()
  return row
}

export function listOrigins(ctx: Context, query: ListQuery): Promise<Page<CorsOriginRow>> {
  return readPage<CorsOriginRow>(ctx.db, query, {
    select: sql`select ${corsOriginColumns} from cors_origins`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: 'cors_origin',
  })
}

/** All origins of an environment, oldest first. */
export async function allowedOrigins(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.many<{ origin: string }>(
    sql`select origin from cors_origins where environment_id = ${ctx.environmentId} order by id`,
  )
  return rows.map(({ origin }) => origin)
}

/** @throws notFound */
export async function deleteOrigin(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.db.run(
    sql`delete from cors_origins where environment_id = ${ctx.environmentId} and id = ${id}`,
  )
  if (deleted === 0) throw notFound('CORS origin', id)
}

/**
 * The environments that registered an origin, which is compared character by character. The origin `null` is never
 * registered.
 */
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
