import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { deleteCredential, isCredential, storeCredential } from './credentials.ts'
import { lastKey } from './errors.ts'
import { type ManagementKeyRow, managementKeyColumns } from './schemas.ts'

/**
 * Stores a management key: a keyed hash and the last four characters of its value.
 *
 * @param value the key to use. Default: a random one of 190 bits.
 */
export function createManagementKey(
  ctx: Context,
  name: string,
  value = newKeyValue(),
): Promise<ManagementKeyRow & { value: string }> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.one<ManagementKeyRow>(sql`
      insert into management_keys (environment_id, id, name, obfuscated_value, created_at)
      values (${tx.environmentId}, ${tx.newId('key')}, ${name}, ${obfuscate(value)}, ${tx.now()})
      returning ${managementKeyColumns}`)
    storeCredential(tx, 'management_key', row.id, value)
    return { ...row, value }
  })
}

/**
 * Makes a chosen value work as a key, unless it does already.
 *
 * @returns whether it is new.
 * @throws invalidRequest for a value that is a key of another kind or of another environment
 */
export async function ensureManagementKey(tx: TransactionContext, name: string, value: string): Promise<boolean> {
  const isKey = await isCredential(tx, 'management_key', value)
  if (isKey === false)
    throw platformErrors.invalidRequest([
      { field: 'value', code: 'value_taken', message: 'the value is that of another key' },
    ])
  if (isKey === undefined) await createManagementKey(tx, name, value)
  return isKey === undefined
}

export function listManagementKeys(ctx: Context, query: ListQuery): Promise<Page<ManagementKeyRow>> {
  return readPage<ManagementKeyRow>(ctx.db, query, {
    select: sql`select ${managementKeyColumns} from management_keys`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: 'key',
  })
}

/**
 * Revokes a key immediately, on every node.
 *
 * @throws notFound
 * @throws lastKey when the environment would be left without one.
 */
export function revokeManagementKey(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const keys = await tx.db.many<{ id: string }>(
      sql`select id from management_keys where environment_id = ${tx.environmentId} for update`,
    )
    if (!keys.some((key) => key.id === id)) throw notFound('Management key', id)
    if (keys.length === 1) throw lastKey()
    await deleteManagementKey(tx, id)
  })
}

export async function deleteManagementKey(tx: TransactionContext, id: string): Promise<void> {
  deleteCredential(tx, id)
  await tx.db.run(sql`delete from management_keys where environment_id = ${tx.environmentId} and id = ${id}`)
}

function newKeyValue(): string {
  return `sk_${randomToken(32)}`
}

function obfuscate(value: string): string {
  return `sk_…${value.slice(-4)}`
}
