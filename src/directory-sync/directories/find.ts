import { type Context, createContext, type PublicContext, type TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type DirectoryRow, directoryColumns } from './schemas.ts'

export interface AddressedDirectory {
  ctx: Context
  directory: DirectoryRow
  tokenId: string
}

/**
 * The directory that an address of ours names, if the token is one of its own (D-1). `undefined` too while it is being deleted.
 *
 * Notes when the token was used, to the minute.
 */
export async function findAddressedDirectory(
  { system, request }: PublicContext,
  key: string,
  token: string | undefined,
): Promise<AddressedDirectory | undefined> {
  if (token === undefined) return undefined
  const row = await system.database.maybe<
    DirectoryRow & { environment_id: string; client_id: string; token_id: string; used_at: string | null }
  >(sql`
    select d.environment_id, e.client_id, t.id as token_id, t.last_used_at as used_at, ${directoryColumns}
    from directory_tokens t
    join directories d on d.environment_id = t.environment_id and d.id = t.directory_id
    join environments e on e.id = d.environment_id and e.absent is null
    where t.hash = ${anyOf(system.hashesOf(token))} and d.external_key = ${key} and d.state <> 'deleting'`)
  if (row === undefined) return undefined
  const { environment_id, client_id, token_id, used_at, ...directory } = row
  const ctx = createContext(system, {
    environmentId: environment_id,
    clientId: client_id,
    actor: { type: 'directory', id: directory.id, name: directory.name },
    request,
  })
  if (used_at === null || Date.parse(used_at) < ctx.now().getTime() - 60_000) await noteUse(ctx, directory.id, token_id)
  return { ctx, directory, tokenId: token_id }
}

/** Rows that another request is about to note are left to it. */
async function noteUse(ctx: Context, directoryId: string, tokenId: string): Promise<void> {
  await ctx.db.run(sql`
    update directory_tokens set last_used_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id in (
      select id from directory_tokens where environment_id = ${ctx.environmentId} and id = ${tokenId} for update skip locked)`)
  await noteSync(ctx, directoryId)
}

/** Notes that a directory was talked to. */
export async function noteSync(ctx: Context, directoryId: string): Promise<void> {
  await ctx.db.run(sql`
    update directories set last_synced_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id in (
      select id from directories where environment_id = ${ctx.environmentId} and id = ${directoryId}
      for no key update skip locked)`)
}

export function findDirectory(ctx: Context, id: string): Promise<DirectoryRow | undefined> {
  return ctx.db.maybe<DirectoryRow>(sql`
    select ${directoryColumns} from directories d where d.environment_id = ${ctx.environmentId} and d.id = ${id}`)
}

/** @throws notFound */
export async function getDirectory(ctx: Context, id: string): Promise<DirectoryRow> {
  const row = await findDirectory(ctx, id)
  if (row === undefined) throw notFound('Directory', id)
  return row
}

/** The directories of an organization that are not being deleted, oldest first. */
export function listDirectoriesOf(ctx: Context, organizationId: string): Promise<DirectoryRow[]> {
  return ctx.db.many<DirectoryRow>(sql`
    select ${directoryColumns} from directories d
    where d.environment_id = ${ctx.environmentId} and d.organization_id = ${organizationId} and d.state <> 'deleting'
    order by d.id`)
}

/**
 * Reads a directory so that no other call changes its settings or tokens before this one is done.
 *
 * @throws notFound, also while it is being deleted
 */
export async function lockDirectory(tx: TransactionContext, id: string): Promise<DirectoryRow> {
  const row = await tx.db.maybe<DirectoryRow>(sql`
    select ${directoryColumns} from directories d
    where d.environment_id = ${tx.environmentId} and d.id = ${id} and d.state <> 'deleting' for no key update`)
  if (row === undefined) throw notFound('Directory', id)
  return row
}

/** Reads a directory whose settings do not change before the transaction ends. @throws notFound, also while it is being deleted */
export async function holdDirectory(tx: TransactionContext, id: string): Promise<DirectoryRow> {
  const row = await tx.db.maybe<DirectoryRow>(sql`
    select ${directoryColumns} from directories d
    where d.environment_id = ${tx.environmentId} and d.id = ${id} and d.state <> 'deleting' for share`)
  if (row === undefined) throw notFound('Directory', id)
  return row
}
