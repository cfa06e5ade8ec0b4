import { recordEvent } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { vaultActor } from './actor.ts'
import { keyInUse } from './errors.ts'
import { keyDeleted } from './events.ts'
import type { KeyEntry } from './key-context.ts'
import { namesOf, organizationOf } from './keys.ts'
import { uuidForm } from './list-shape.ts'
import type { ListedKeyRow } from './schemas.ts'

/** Whether something that a later slice stores cannot be opened without a key. */
export const needsKey = defineExtensionPoint<(ctx: Context, keyId: string) => Promise<boolean>>()

/** Longer than any request takes that has found the key before it was retired. */
const graceMs = 300_000

export function listKeys(ctx: Context, query: ListQuery): Promise<Page<ListedKeyRow>> {
  return readPage<ListedKeyRow>(ctx.db, query, {
    select: sql`select id, name, value, wrapped_by, is_customers, retired_at, created_at from vault_keys k`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: uuidForm,
  })
}

/**
 * Deletes a retired key. Data keys that applications keep, and that it wrapped, never open again.
 *
 * @throws notFound, keyInUse
 */
export function deleteKey(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<KeyEntry & { id: string; is_current: boolean; is_fresh: boolean }>(sql`
      select id, name, value, retired_at is null as is_current,
        retired_at > ${new Date(tx.now().getTime() - graceMs)} as is_fresh
      from vault_keys k where environment_id = ${tx.environmentId} and id = ${id} for update`)
    if (row === undefined) throw notFound('Vault key', id)
    if (row.is_current) throw keyInUse('it wraps what is new.')
    if (row.is_fresh) throw keyInUse('it was retired less than five minutes ago.')
    for (const needs of needsKey.of(tx.system))
      if (await needs(tx, id)) throw keyInUse('stored values cannot be opened without it.')
    tx.db.send(sql`delete from vault_keys where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, keyDeleted, { ...vaultActor(tx), ...namesOf(row) }, undefined, organizationOf(row))
  })
}
