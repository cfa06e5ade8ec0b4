import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { familyOf } from './directory-types.ts'
import { noTokens, tokenLimitReached } from './errors.ts'
import { directoryTokenCreated, directoryTokenRevoked } from './events.ts'
import { getDirectory, lockDirectory } from './find.ts'
import { type DirectoryRow, type DirectoryTokenRow, toDirectoryToken, tokenColumns } from './schemas.ts'

export const mostTokens = 2

/** A token with its value, which cannot be read again. */
export type CreatedToken = DirectoryTokenRow & { value: string }

/**
 * Makes a token for the provider of a directory and records `dsync.token.created`. Of racing calls for the last place one
 * succeeds.
 *
 * @throws notFound, noTokens, tokenLimitReached
 */
export function createToken(
  ctx: Context,
  directoryId: string,
): Promise<{ token: CreatedToken; directory: DirectoryRow }> {
  return ctx.transaction(async (tx) => {
    const directory = await requireRoom(tx, directoryId)
    return { token: await insertToken(tx, directory), directory }
  })
}

/** A locked directory that may have one more token. */
async function requireRoom(tx: TransactionContext, directoryId: string): Promise<DirectoryRow> {
  // Read behind the lock, so it sees the token of a call that had it before.
  const [directory, tokens] = await Promise.all([lockDirectory(tx, directoryId), readTokens(tx, directoryId)])
  if (familyOf(directory.type) !== 'scim') throw noTokens(directory.type)
  if (tokens.length >= mostTokens) throw tokenLimitReached()
  return directory
}

/** Accepts a token that the provider has already. @throws notFound, noTokens, tokenLimitReached */
export async function keepToken(ctx: Context, directoryId: string, value: string): Promise<void> {
  await ctx.transaction(async (tx) => insertToken(tx, await requireRoom(tx, directoryId), value))
}

/** @param value one that the provider has already */
export async function insertToken(
  tx: TransactionContext,
  directory: DirectoryRow,
  value = `se_${randomToken(43)}`,
): Promise<CreatedToken> {
  const row: DirectoryTokenRow = {
    id: tx.newId('directory_token'),
    directory_id: directory.id,
    token_suffix: value.slice(-4),
    last_used_at: null,
    created_at: tx.now().toISOString(),
  }
  tx.db.send(sql`
    insert into directory_tokens (environment_id, id, directory_id, hash, token_suffix, created_at)
    values (${tx.environmentId}, ${row.id}, ${row.directory_id}, ${tx.system.hashCredential(value)}, ${row.token_suffix},
      ${row.created_at})`)
  recordEvent(tx, directoryTokenCreated, toDirectoryToken(row, directory))
  return { ...row, value }
}

/** Oldest first; at most two. @throws notFound for the directory */
export async function listTokens(
  ctx: Context,
  directoryId: string,
): Promise<{ tokens: DirectoryTokenRow[]; directory: DirectoryRow }> {
  const [tokens, directory] = await Promise.all([readTokens(ctx, directoryId), getDirectory(ctx, directoryId)])
  return { tokens, directory }
}

/** Ends a token on every node at once, and records `dsync.token.revoked`. Of racing calls one succeeds. @throws notFound */
export function revokeToken(ctx: Context, directoryId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const [directory, row] = await Promise.all([
      lockDirectory(tx, directoryId),
      tx.db.maybe<DirectoryTokenRow>(sql`
        delete from directory_tokens t
        where t.environment_id = ${tx.environmentId} and t.directory_id = ${directoryId} and t.id = ${id}
        returning ${tokenColumns}`),
    ])
    if (row === undefined) throw notFound('Directory token', id)
    recordEvent(tx, directoryTokenRevoked, toDirectoryToken(row, directory))
  })
}

function readTokens(ctx: Context, directoryId: string): Promise<DirectoryTokenRow[]> {
  return ctx.db.many<DirectoryTokenRow>(sql`
    select ${tokenColumns} from directory_tokens t
    where t.environment_id = ${ctx.environmentId} and t.directory_id = ${directoryId} order by t.id`)
}
