import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { newVaultId, organizationIn, vaultActor, withKeys } from '../vault-keys/index.ts'
import { nameTaken, versionMismatch } from './errors.ts'
import { objectCreated, objectDeleted, objectUpdated } from './events.ts'
import { type CreateObject, type KeyedObject, type ObjectRow, objectColumns, type UpdateObject } from './schemas.ts'
import { type SealedValue, sealValue } from './seal-value.ts'

/**
 * Stores a value under a name.
 *
 * @param id one that is kept, of an object that another system had. @throws nameTaken, invalidRequest, keyProviderUnavailable,
 * customerKeyRefused
 */
export function createObject(
  ctx: Context,
  { name, value, key_context }: CreateObject,
  id?: string,
): Promise<KeyedObject> {
  return withKeys(ctx, key_context, async (tx, keys) => {
    const [objectId, versionId] = [id ?? newVaultId(tx), newVaultId(tx)]
    const sealed = sealValue(tx, { objectId, versionId, name }, value, keys)
    const { actor_id, actor_name } = vaultActor(tx)
    const row = await tx.db
      .one<ObjectRow>(
        insertObject({
          environmentId: tx.environmentId,
          id: objectId,
          name,
          context: { ...key_context },
          versionId,
          actorId: actor_id,
          actorName: actor_name,
          now: tx.now(),
          ...sealed,
        }),
      )
      .catch(onViolation('vault_objects_name', () => nameTaken(name)))
    return announce(tx, objectCreated, { ...row, key_ids: sealed.key_ids })
  })
}

type NewObject = SealedValue &
  Record<'environmentId' | 'id' | 'name' | 'versionId' | 'actorId' | 'actorName', string> & {
    context: Record<string, string>
    now: Date
  }

export function insertObject({
  environmentId,
  id,
  versionId,
  actorId,
  actorName,
  now,
  ...object
}: NewObject): Statement {
  return sql`
    with o as (
      insert into vault_objects (environment_id, id, name, key_context, version_id, updated_by_id, updated_by_name,
        created_at, updated_at)
      values (${environmentId}, ${id}, ${object.name}, ${object.context}, ${versionId}, ${actorId}, ${actorName}, ${now}, ${now})
      returning id, name, key_context, version_id, updated_by_id, updated_by_name, updated_at),
    v as (
      insert into vault_object_versions (environment_id, object_id, id, key_ids, wrapped_data_key, ciphertext, etag, size,
        created_at)
      select ${environmentId}, o.id, o.version_id, ${object.key_ids}::text[], ${object.wrapped_data_key}::bytea,
        ${object.ciphertext}::bytea, ${object.etag}, ${object.size}::int, ${now} from o)
    select ${objectColumns} from o`
}

/**
 * Gives an object another value, as a new version; earlier ones are kept. Of concurrent changes with the same `version_check`
 * one is made.
 *
 * @throws notFound, versionMismatch, keyProviderUnavailable, customerKeyRefused
 */
export async function updateObject(
  ctx: Context,
  id: string,
  { value, version_check = null }: UpdateObject,
): Promise<KeyedObject> {
  const object = await findObject(ctx, id)
  if (object === undefined) throw notFound('Vault object', id)
  return withKeys(ctx, object.key_context, async (tx, keys) => {
    const versionId = newVaultId(tx)
    const sealed = sealValue(tx, { objectId: id, versionId, name: object.name }, value, keys)
    const { actor_id, actor_name } = vaultActor(tx)
    const row = await tx.db.maybe<ObjectRow>(sql`
      with o as (
        update vault_objects set version_id = ${versionId}, updated_by_id = ${actor_id}, updated_by_name = ${actor_name},
          updated_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and id = ${id}
          and (${version_check}::text is null or version_id = ${version_check})
        returning id, name, key_context, version_id, updated_by_id, updated_by_name, updated_at),
      former as (
        update vault_object_versions f set superseded_at = ${tx.now()} from o
        where f.environment_id = ${tx.environmentId} and f.object_id = o.id and f.superseded_at is null),
      v as (
        insert into vault_object_versions (environment_id, object_id, id, key_ids, wrapped_data_key, ciphertext, etag, size,
          created_at)
        select ${tx.environmentId}, o.id, o.version_id, ${sealed.key_ids}::text[], ${sealed.wrapped_data_key}::bytea,
          ${sealed.ciphertext}::bytea, ${sealed.etag}, ${sealed.size}::int, ${tx.now()} from o)
      select ${objectColumns} from o`)
    if (row === undefined) throw await whyUnchanged(tx, id)
    return announce(tx, objectUpdated, { ...row, key_ids: sealed.key_ids })
  })
}

/** Deletes an object with all of its versions. @throws notFound, versionMismatch */
export function deleteObject(ctx: Context, id: string, versionCheck: string | undefined): Promise<{ name: string }> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<Pick<ObjectRow, 'name' | 'key_context'>>(sql`
      delete from vault_objects where environment_id = ${tx.environmentId} and id = ${id}
        and (${versionCheck ?? null}::text is null or version_id = ${versionCheck ?? null})
      returning name, key_context`)
    if (row === undefined) throw await whyUnchanged(tx, id)
    const data = { ...vaultActor(tx), kv_name: row.name }
    recordEvent(tx, objectDeleted, data, undefined, organizationIn(row.key_context))
    return row
  })
}

function findObject(ctx: Context, id: string): Promise<ObjectRow | undefined> {
  return ctx.db.maybe<ObjectRow>(sql`
    select ${objectColumns} from vault_objects o where o.environment_id = ${ctx.environmentId} and o.id = ${id}`)
}

async function whyUnchanged(ctx: Context, id: string) {
  return (await findObject(ctx, id)) === undefined ? notFound('Vault object', id) : versionMismatch()
}

function announce(
  tx: TransactionContext,
  event: typeof objectCreated | typeof objectUpdated,
  object: KeyedObject,
): KeyedObject {
  const { name, key_ids, key_context } = object
  const data = { ...vaultActor(tx), kv_name: name, key_id: key_ids[0] ?? '', key_context }
  recordEvent(tx, event, data, undefined, organizationIn(key_context))
  return object
}
