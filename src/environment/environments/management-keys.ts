import type { Context, System, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { deleteCredential, isCredential, storeCredential } from './credentials.ts'
import { configuredKey, keyEnds, lastKey } from './errors.ts'
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
    const row: ManagementKeyRow = {
      id: tx.newId('key'),
      name,
      obfuscated_value: obfuscate(value),
      last_used_at: null,
      expires_at: null,
      created_at: tx.now().toISOString(),
    }
    tx.db.send(sql`
      insert into management_keys (environment_id, id, name, obfuscated_value, created_at)
      values (${tx.environmentId}, ${row.id}, ${name}, ${row.obfuscated_value}, ${row.created_at})`)
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
    const keys = await tx.db.many<Pick<ManagementKeyRow, 'id' | 'expires_at'>>(
      sql`select id, expires_at from management_keys where environment_id = ${tx.environmentId} for update`,
    )
    if (!keys.some((key) => key.id === id)) throw notFound('Management key', id)
    if (!keys.some((key) => key.id !== id && key.expires_at === null)) throw lastKey()
    await deleteManagementKey(tx, id)
  })
}

/** @throws notFound, configuredKey */
export function renameManagementKey(ctx: Context, id: string, name: string): Promise<ManagementKeyRow> {
  return ctx.transaction(async (tx) => {
    const current = await lockKey(tx, id)
    tx.db.send(sql`update management_keys set name = ${name} where environment_id = ${tx.environmentId} and id = ${id}`)
    return { ...current, name }
  })
}

/**
 * Puts a new key in the place of one, which works until the overlap is over. Of racing calls one succeeds.
 *
 * @throws notFound, configuredKey, keyEnds
 */
export function rollManagementKey(
  ctx: Context,
  id: string,
  overlapSeconds: number,
): Promise<ManagementKeyRow & { value: string }> {
  return ctx.transaction(async (tx) => {
    const { name, expires_at } = await lockKey(tx, id)
    if (expires_at !== null) throw keyEnds()
    const created = await createManagementKey(tx, name)
    if (overlapSeconds === 0) await deleteManagementKey(tx, id)
    else
      tx.db.send(sql`
        update management_keys set expires_at = ${new Date(tx.now().getTime() + overlapSeconds * 1_000)}
        where environment_id = ${tx.environmentId} and id = ${id}`)
    return created
  })
}

/** @throws notFound, configuredKey */
async function lockKey(tx: TransactionContext, id: string): Promise<ManagementKeyRow> {
  const row = await tx.db.maybe<ManagementKeyRow>(sql`
    select ${managementKeyColumns} from management_keys
    where environment_id = ${tx.environmentId} and id = ${id} for update`)
  if (row === undefined) throw notFound('Management key', id)
  if (row.name === configuredKeyName) throw configuredKey()
  return row
}

/** All keys of an environment stop working: it is about to be deleted. */
export async function endManagementKeys(tx: TransactionContext): Promise<void> {
  const rows = await tx.db.many<{ id: string }>(
    sql`select id from management_keys where environment_id = ${tx.environmentId} for update`,
  )
  for (const { id } of rows) await deleteManagementKey(tx, id)
}

/** Deletes keys whose overlap is over. They work no more as it is. */
export async function deleteEndedKeys(system: System): Promise<void> {
  await system.database.transaction(async (tx) => {
    const now = system.now()
    await tx.run(sql`
      delete from credentials c using management_keys k
      where k.environment_id = c.environment_id and k.id = c.owner_id and c.kind = 'management_key' and k.expires_at <= ${now}`)
    await tx.run(sql`delete from management_keys where expires_at <= ${now}`)
  })
}

/** The name of the key that the server's settings bring. */
export const configuredKeyName = 'GATEHOUSE_API_KEY'

export async function deleteManagementKey(tx: TransactionContext, id: string): Promise<void> {
  deleteCredential(tx, id)
  tx.db.send(sql`delete from management_keys where environment_id = ${tx.environmentId} and id = ${id}`)
}

function newKeyValue(): string {
  return `sk_${randomToken(32)}`
}

function obfuscate(value: string): string {
  return `sk_…${value.slice(-4)}`
}
