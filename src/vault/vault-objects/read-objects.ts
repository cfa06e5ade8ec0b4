import { recordEvent } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import { escapeLike } from '#platform/db/like.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { openKeys, organizationIn, uuidForm, type VaultKeyRow, vaultActor } from '../vault-keys/index.ts'
import { objectDamaged, valueGone } from './errors.ts'
import { objectDescribed, objectRead, objectsListed } from './events.ts'
import { type KeyedObject, type ObjectRow, objectColumns, type VersionRow } from './schemas.ts'
import { openValue, type SealedValue } from './seal-value.ts'

/** An object with one of its versions, and the keys that this one needs. */
export type StoredValue = ObjectRow &
  Pick<SealedValue, 'key_ids' | 'wrapped_data_key' | 'ciphertext'> & {
    opened_version: string
    version_created_at: string
    keys: VaultKeyRow[]
  }

const currentVersion = sql`o.version_id`

/** How an object is named. */
type ObjectKey = { id: string } | { name: string }

/**
 * Opens an object, and records that it was read before anyone has the value.
 *
 * @throws notFound, objectDamaged, valueGone, keyProviderUnavailable, customerKeyRefused
 */
export async function readObject(ctx: Context, key: ObjectKey): Promise<KeyedObject & { value: string }> {
  const row = await findValue(ctx, key, currentVersion)
  if (row === undefined) throw notFound('Vault object', nameOf(key))
  return open(ctx, row)
}

/** The value that an object had in a version. @throws as {@link readObject} does */
export async function readVersion(ctx: Context, id: string, versionId: string) {
  const row = await findValue(ctx, { id }, sql`${versionId}`)
  if (row === undefined) throw notFound('Vault object version', versionId)
  const { value } = await open(ctx, row)
  return { id: versionId, object_id: id, value, created_at: row.version_created_at }
}

async function open(ctx: Context, row: StoredValue): Promise<KeyedObject & { value: string }> {
  const { keys, opened_version: versionId, ...object } = row
  const sorted = row.key_ids.flatMap((id) => keys.find((key) => key.id === id) ?? [])
  if (sorted.length !== row.key_ids.length) throw valueGone(row.id)
  const place = { objectId: row.id, versionId, name: row.name }
  const value = openValue(ctx, place, row, await openKeys(ctx, sorted))
  if (value === undefined) throw objectDamaged(row.id)
  await ctx.transaction(async (tx) => {
    const data = { ...vaultActor(tx), kv_name: row.name, key_id: row.key_ids[0] ?? '' }
    recordEvent(tx, objectRead, data, undefined, organizationIn(row.key_context))
  })
  return { ...object, value }
}

function findValue(ctx: Context, key: ObjectKey, versionId: Statement): Promise<StoredValue | undefined> {
  return ctx.db.maybe<StoredValue>(selectValue(ctx, key, versionId))
}

export function selectValue(
  { environmentId }: Pick<Context, 'environmentId'>,
  key: ObjectKey,
  versionId: Statement = currentVersion,
): Statement {
  return sql`
    select ${objectColumns}, v.id as opened_version, v.created_at as version_created_at, v.key_ids, v.wrapped_data_key,
      v.ciphertext, (
        select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'value', k.value, 'wrapped', k.wrapped,
          'wrapped_by', k.wrapped_by, 'is_customers', k.is_customers)), '[]')
        from vault_keys k where k.environment_id = o.environment_id and k.id = any(v.key_ids)) as keys
    from vault_objects o join vault_object_versions v
      on v.environment_id = o.environment_id and v.object_id = o.id and v.id = ${versionId}
    where o.environment_id = ${environmentId} and ${isNamed(key)}`
}

/** What an object is, without its value. No key is needed. @throws notFound */
export async function describeObject(ctx: Context, id: string): Promise<KeyedObject> {
  const row = await ctx.db.maybe<KeyedObject>(sql`
    select ${objectColumns}, v.key_ids from vault_objects o join vault_object_versions v
      on v.environment_id = o.environment_id and v.object_id = o.id and v.id = o.version_id
    where o.environment_id = ${ctx.environmentId} and o.id = ${id}`)
  if (row === undefined) throw notFound('Vault object', id)
  await recordDescription(ctx, row)
  return row
}

/** Newest first. @throws notFound */
export async function listVersions(
  ctx: Context,
  id: string,
  query: ListQuery,
): Promise<Page<VersionRow & { current_version: boolean }>> {
  const [object, page] = await Promise.all([
    ctx.db.maybe<ObjectRow>(sql`
      select ${objectColumns} from vault_objects o where o.environment_id = ${ctx.environmentId} and o.id = ${id}`),
    readPage<VersionRow>(ctx.db, query, {
      select: sql`select id, etag, size, created_at from vault_object_versions`,
      where: [sql`environment_id = ${ctx.environmentId}`, sql`object_id = ${id}`],
      id: sql`id`,
      prefix: uuidForm,
    }),
  ])
  if (object === undefined) throw notFound('Vault object', id)
  await recordDescription(ctx, object)
  return { ...page, rows: page.rows.map((row) => ({ ...row, current_version: row.id === object.version_id })) }
}

async function recordDescription(ctx: Context, { name, key_context }: ObjectRow): Promise<void> {
  await ctx.transaction(async (tx) => {
    recordEvent(tx, objectDescribed, { ...vaultActor(tx), kv_name: name }, undefined, organizationIn(key_context))
  })
}

export interface ObjectFilters {
  /** A part of the name, in any case. */
  search?: string
  /** Changed after that time. */
  updatedAfter?: string
}

export async function listObjects(
  ctx: Context,
  query: ListQuery & ObjectFilters,
): Promise<Page<Pick<ObjectRow, 'id' | 'name' | 'updated_at'>>> {
  const { search, updatedAfter } = query
  const page = await readPage<Pick<ObjectRow, 'id' | 'name' | 'updated_at'>>(ctx.db, query, {
    select: sql`${namedLike(ctx, search)} select id, name, updated_at from vault_objects`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      search === undefined ? undefined : isIndexable(search) ? sql`id in (select id from named)` : like(search),
      updatedAfter === undefined ? undefined : sql`updated_at > ${new Date(updatedAfter)}`,
    ],
    id: sql`id`,
    prefix: uuidForm,
  })
  await ctx.transaction(async (tx) => recordEvent(tx, objectsListed, vaultActor(tx), undefined, null))
  return page
}

const like = (search: string) => sql`name ilike ${`%${escapeLike(search)}%`}`

/** The index of names contains trigrams. Shorter searches match many names and so finish soon. */
const isIndexable = (search: string) => /[\p{L}\p{N}]{3}/u.test(search)

/** Finds first and sorts afterwards: otherwise PostgreSQL would scan all objects in order. */
function namedLike(ctx: Context, search: string | undefined): Statement {
  if (search === undefined || !isIndexable(search)) return sql``
  return sql`with named as materialized (
    select id from vault_objects where environment_id = ${ctx.environmentId} and ${like(search)})`
}

function isNamed(key: ObjectKey): Statement {
  return 'id' in key ? sql`o.id = ${key.id}` : sql`o.name = ${key.name}`
}

function nameOf(key: ObjectKey): string {
  return 'id' in key ? key.id : key.name
}
