import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { lockEnvironment } from '../environments/index.ts'
import { defaultRedirectUri, redirectUriExists, redirectUriRefused } from './errors.ts'
import { matchesRedirectUri, refuseRedirectUri } from './redirect-uri.ts'
import { type RedirectUriRow, redirectUriColumns } from './schemas.ts'

/**
 * Registers an address. The first one without a wildcard becomes the default, where flows without an address lead.
 *
 * @throws redirectUriRefused, redirectUriExists
 */
export async function registerRedirectUri(ctx: Context, uri: string): Promise<RedirectUriRow> {
  const row = await insertRedirectUri(ctx, uri)
  if (row === undefined) throw redirectUriExists(uri)
  return row
}

/**
 * Registers an address unless it is registered already.
 *
 * @returns whether it is new. @throws redirectUriRefused
 */
export async function ensureRedirectUri(ctx: Context, uri: string): Promise<boolean> {
  return (await insertRedirectUri(ctx, uri)) !== undefined
}

function insertRedirectUri(ctx: Context, uri: string): Promise<RedirectUriRow | undefined> {
  const refusal = refuseRedirectUri(uri, ctx.system.config.development)
  if (refusal !== undefined) throw redirectUriRefused(uri.slice(0, 200), refusal)
  return ctx.transaction(async (tx) => {
    // One at a time, so that two first addresses do not both become the default.
    await lockEnvironment(tx)
    return tx.db.maybe<RedirectUriRow>(sql`
      insert into redirect_uris (environment_id, id, uri, is_default, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('redir')}, ${uri},
        ${!uri.includes('*')} and not exists (
          select 1 from redirect_uris where environment_id = ${tx.environmentId} and is_default),
        ${tx.now()}, ${tx.now()})
      on conflict (environment_id, uri) do nothing
      returning ${redirectUriColumns}`)
  })
}

export function listRedirectUris(ctx: Context, query: ListQuery): Promise<Page<RedirectUriRow>> {
  return readPage<RedirectUriRow>(ctx.db, query, {
    select: sql`select ${redirectUriColumns} from redirect_uris`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: 'redir',
  })
}

/** @throws notFound, defaultRedirectUri */
export function deleteRedirectUri(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const rows = await tx.db.many<RedirectUriRow>(
      sql`select ${redirectUriColumns} from redirect_uris where environment_id = ${tx.environmentId} for update`,
    )
    const row = rows.find((each) => each.id === id)
    if (row === undefined) throw notFound('Redirect URI', id)
    if (row.is_default && rows.length > 1) throw defaultRedirectUri()
    tx.db.send(sql`delete from redirect_uris where environment_id = ${tx.environmentId} and id = ${id}`)
  })
}

/** Where flows lead that name no address of the application. */
export async function findDefaultRedirectUri(ctx: Context): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ uri: string }>(
    sql`select uri from redirect_uris where environment_id = ${ctx.environmentId} and is_default`,
  )
  return row?.uri
}

/** Whether a browser may be sent to an address. */
export async function isRegisteredRedirectUri(ctx: Context, uri: string): Promise<boolean> {
  const rows = await ctx.db.many<{ uri: string }>(sql`
    select uri from redirect_uris where environment_id = ${ctx.environmentId} and (uri = ${uri} or strpos(uri, '*') > 0)`)
  return rows.some((row) => matchesRedirectUri(row.uri, uri))
}
