import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { findKeys, type KeyContext, openKeys, withKeys } from '../vault-keys/index.ts'
import { objectDamaged, valueGone } from './errors.ts'
import { rewrapDataKey } from './seal-value.ts'

/** A version as far as its keys are concerned. */
export interface KeyedVersion {
  object_id: string
  id: string
  key_ids: string[]
  wrapped_data_key: Buffer
  key_context: KeyContext
}

/** Whether a stored version cannot be opened without a key. */
export async function isKeyNeeded(ctx: Context, keyId: string): Promise<boolean> {
  const row = await ctx.db.maybe(sql`
    select 1 from vault_object_versions where environment_id = ${ctx.environmentId} and key_ids @> ${[keyId]}::text[] limit 1`)
  return row !== undefined
}

export async function countVersions(ctx: Context): Promise<number> {
  const { n } = await ctx.db.one<{ n: number }>(sql`
    select count(*)::int as n from vault_object_versions where environment_id = ${ctx.environmentId}`)
  return n
}

/** Those behind one, in the order of their objects and ids. */
export function listKeyedVersions(
  ctx: Context,
  after: { objectId: string; id: string },
  limit: number,
): Promise<KeyedVersion[]> {
  return ctx.db.many<KeyedVersion>(sql`
    select v.object_id, v.id, v.key_ids, v.wrapped_data_key, o.key_context
    from vault_object_versions v join vault_objects o on o.environment_id = v.environment_id and o.id = v.object_id
    where v.environment_id = ${ctx.environmentId} and (v.object_id, v.id) > (${after.objectId}, ${after.id})
    order by v.object_id, v.id limit ${limit}`)
}

/**
 * Wraps the data key of a version by the current keys of its object's context. The value is not touched.
 *
 * @throws valueGone, objectDamaged, keyProviderUnavailable, customerKeyRefused
 */
export async function rewrapVersion(ctx: Context, version: KeyedVersion): Promise<void> {
  const rows = await findKeys(ctx, version.key_ids)
  if (rows === undefined) throw valueGone(version.object_id)
  const keys = await openKeys(ctx, rows)
  await withKeys(ctx, version.key_context, async (tx, next) => {
    const keyIds = next.map(({ id }) => id)
    if (keyIds.join() === version.key_ids.join()) return
    const wrapped = rewrapDataKey(tx, version.wrapped_data_key, keys, next)
    if (wrapped === undefined) throw objectDamaged(version.object_id)
    await tx.db.run(sql`
      update vault_object_versions set wrapped_data_key = ${wrapped}, key_ids = ${keyIds}::text[]
      where environment_id = ${tx.environmentId} and object_id = ${version.object_id} and id = ${version.id}`)
  })
}
