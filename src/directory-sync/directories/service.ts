import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { randomCrockford } from '#platform/ids.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { listDomainsOf } from '#tenancy/organization-domains/index.ts'
import { familyOf } from './directory-types.ts'
import { directoryActivated, directoryDeleted } from './events.ts'
import { lockDirectory } from './find.ts'
import { deleteDirectoryJob } from './jobs.ts'
import {
  type CreateDirectory,
  type DirectoryRow,
  directoryColumns,
  toDeletedDirectory,
  type UpdateDirectory,
} from './schemas.ts'
import { type CreatedToken, insertToken } from './tokens.ts'

/** What follows from other settings of one directory. */
export const followsDirectory =
  defineExtensionPoint<(tx: TransactionContext, before: DirectoryRow, after: DirectoryRow) => Promise<void>>()

/**
 * Stores a directory, and a first token if its provider sends to us. A directory of the organization with the same
 * external id is returned unchanged, without a token.
 *
 * @throws notFound for the organization
 */
export function createDirectory(
  ctx: Context,
  input: CreateDirectory,
): Promise<{ directory: DirectoryRow; token: CreatedToken | undefined }> {
  return ctx.transaction(async (tx) => {
    const directory = await tx.db.maybe<DirectoryRow>(sql`
      insert into directories as d (environment_id, id, organization_id, external_id, external_key, directory_type, name,
        domain, state, provisions_members, attribute_map, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('directory')}, ${input.organization_id}, ${input.external_id ?? null},
        ${randomCrockford(26)}, ${input.type}, ${input.name}, ${input.domain ?? null}, 'unlinked',
        ${input.provisions_members ?? false}, ${{ ...input.attribute_map }}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, organization_id, external_id) where external_id is not null do nothing
      returning ${directoryColumns}`)
    if (directory === undefined) return { directory: await getByExternalId(tx, input), token: undefined }
    const token = familyOf(input.type) === 'scim' ? await insertToken(tx, directory) : undefined
    return { directory, token }
  })
}

async function getByExternalId(
  tx: TransactionContext,
  { organization_id, external_id = '' }: CreateDirectory,
): Promise<DirectoryRow> {
  const row = await tx.db.maybe<DirectoryRow>(sql`
    select ${directoryColumns} from directories d
    where d.environment_id = ${tx.environmentId} and d.organization_id = ${organization_id}
      and d.external_id = ${external_id}`)
  // Deleted since the insert met it.
  if (row === undefined) throw notFound('Directory', external_id)
  return row
}

/** Changes the members that are given. `attribute_map` is replaced as a whole. @throws notFound */
export function updateDirectory(ctx: Context, id: string, input: UpdateDirectory): Promise<DirectoryRow> {
  return ctx.transaction(async (tx) => {
    const before = await lockDirectory(tx, id)
    const wanted = { ...before, ...input }
    if (changedAttributes(before, wanted) === undefined) return before
    tx.db.send(sql`
      update directories set name = ${wanted.name}, domain = ${wanted.domain},
        provisions_members = ${wanted.provisions_members}, attribute_map = ${wanted.attribute_map}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id}`)
    const after = { ...wanted, updated_at: tx.now().toISOString() }
    for (const follow of followsDirectory.of(tx.system)) await follow(tx, before, after)
    return after
  })
}

/**
 * Ends a directory: its tokens work no more, `dsync.deleted` is recorded, and a job deletes its users and groups. Of racing
 * calls one succeeds.
 *
 * @throws notFound, also while it is being deleted
 */
export function deleteDirectory(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<DirectoryRow>(sql`
      update directories d set state = 'deleting', external_id = null, updated_at = ${tx.now()}
      where d.environment_id = ${tx.environmentId} and d.id = ${id} and d.state <> 'deleting' returning ${directoryColumns}`)
    if (row === undefined) throw notFound('Directory', id)
    tx.db.send(sql`
      delete from directory_tokens where environment_id = ${tx.environmentId} and directory_id = ${id}`)
    recordEvent(tx, directoryDeleted, toDeletedDirectory(row))
    enqueueJob(tx, deleteDirectoryJob, { id }, { key: `delete_directory/${id}` })
  })
}

/**
 * Says that a directory works, and records `dsync.activated` the first time. Costs nothing once it is linked.
 */
export async function markLinked(ctx: Context, { id, state }: DirectoryRow): Promise<void> {
  if (state !== 'linked') await setDirectoryState(ctx, id, 'linked')
}

/** Changes the state of a directory that is not being deleted, and records `dsync.activated` when it works from now on. */
export function setDirectoryState(
  ctx: Context,
  id: string,
  state: 'validating' | 'linked' | 'invalid_credentials',
): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<DirectoryRow>(sql`
      update directories d set state = ${state}, updated_at = ${tx.now()}
      where d.environment_id = ${tx.environmentId} and d.id = ${id} and d.state not in (${state}, 'deleting')
      returning ${directoryColumns}`)
    if (row === undefined || state !== 'linked') return
    const domains = await listDomainsOf(tx, [row.organization_id])
    recordEvent(tx, directoryActivated, {
      ...toDeletedDirectory(row),
      external_key: row.external_key,
      domains: domains.map((each) => ({ object: 'organization_domain' as const, id: each.id, domain: each.domain })),
    })
  })
}
