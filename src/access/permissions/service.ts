import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { nameResourceType, readOnly, rootType } from '../resource-types/index.ts'
import { badRequest, permissionSlugConflict } from './errors.ts'
import { permissionCreated, permissionDeleted, permissionUpdated } from './events.ts'
import {
  type CreatePermission,
  type PermissionRow,
  permissionColumns,
  toPermission,
  type UpdateNames,
} from './schemas.ts'
import { systemPermissionSlugs, systemPrefix } from './system-permissions.ts'

/**
 * Stores a permission and records `permission.created`. The database decides uniqueness, so of racing calls with one
 * slug one succeeds.
 *
 * @throws permissionSlugConflict
 * @throws badRequest for a slug that only the system may use.
 */
export async function createPermission(ctx: Context, input: CreatePermission): Promise<PermissionRow> {
  const { slug, name, description = null, resource_type_slug = rootType } = input
  if (slug.startsWith(systemPrefix) && !systemPermissionSlugs.has(slug)) {
    throw badRequest(`Slugs that begin with "${systemPrefix}" are reserved for permissions of the system.`)
  }
  return ctx.transaction(async (tx) => {
    await nameResourceType(tx, resource_type_slug)
    const row = await tx.db
      .one<PermissionRow>(sql`
        insert into permissions (environment_id, id, slug, name, description, resource_type_slug, system, created_at, updated_at)
        values (${tx.environmentId}, ${tx.newId('perm')}, ${slug}, ${name}, ${description}, ${resource_type_slug}, false,
          ${tx.now()}, ${tx.now()})
        returning ${permissionColumns}`)
      .catch(onViolation('permissions_slug', () => permissionSlugConflict(slug)))
    recordEvent(tx, permissionCreated, toPermission(row))
    return row
  })
}

/** @throws notFound */
export async function getPermission(ctx: Context, slug: string): Promise<PermissionRow> {
  const row = await ctx.db.maybe<PermissionRow>(sql`${selectPermissions(ctx)} and slug = ${slug}`)
  if (row === undefined) throw notFound('Permission', slug)
  return row
}

/** Which of these slugs are no permissions. */
export async function unknownPermissions(ctx: Context, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return []
  const rows = await ctx.db.many<{ slug: string }>(
    sql`select slug from permissions where environment_id = ${ctx.environmentId} and slug = any(${slugs})`,
  )
  const known = new Set(rows.map(({ slug }) => slug))
  return slugs.filter((slug) => !known.has(slug))
}

/** The slugs of all permissions, the oldest first. */
export async function listPermissionSlugs(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.many<{ slug: string }>(
    sql`select slug from permissions where environment_id = ${ctx.environmentId} order by id`,
  )
  return rows.map(({ slug }) => slug)
}

/** @param search a part of the name or of the slug, in any case. */
export function listPermissions(
  ctx: Context,
  { search, ...query }: ListQuery & { search?: string },
): Promise<Page<PermissionRow>> {
  return readPage<PermissionRow>(ctx.db, query, {
    select: sql`select ${permissionColumns} from permissions`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      search === undefined ? undefined : sql`(name ilike ${containing(search)} or slug ilike ${containing(search)})`,
    ],
    id: sql`id`,
    prefix: 'perm',
  })
}

/**
 * Changes name and description and records `permission.updated` when that changed anything.
 *
 * @throws notFound
 * @throws readOnly for a permission of the system.
 */
export function updatePermission(ctx: Context, slug: string, input: UpdateNames): Promise<PermissionRow> {
  return ctx.transaction(async (tx) => {
    const current = await lockOwnPermission(tx, slug)
    const { name = current.name, description = current.description } = input
    const changed = changedAttributes(toPermission(current), toPermission({ ...current, name, description }))
    if (changed === undefined) return current
    tx.db.send(sql`
      update permissions set name = ${name}, description = ${description}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${current.id}`)
    const row = { ...current, name, description, updated_at: tx.now().toISOString() }
    recordEvent(tx, permissionUpdated, toPermission(row), changed)
    return row
  })
}

/**
 * Deletes a permission and removes it from every role. Records `permission.deleted` and no events of roles.
 *
 * @throws notFound
 * @throws readOnly for a permission of the system.
 */
export function deletePermission(ctx: Context, slug: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const current = await lockOwnPermission(tx, slug)
    tx.db.send(sql`delete from permissions where environment_id = ${tx.environmentId} and id = ${current.id}`)
    recordEvent(tx, permissionDeleted, toPermission(current))
  })
}

async function lockOwnPermission(tx: TransactionContext, slug: string): Promise<PermissionRow> {
  const row = await tx.db.maybe<PermissionRow>(sql`${selectPermissions(tx)} and slug = ${slug} for update`)
  if (row === undefined) throw notFound('Permission', slug)
  if (row.system) throw readOnly(`"${slug}" is a permission of the system and stays as it is.`)
  return row
}

function selectPermissions(ctx: Context): Statement {
  return sql`select ${permissionColumns} from permissions where environment_id = ${ctx.environmentId}`
}

/** Permissions by their slugs, the oldest first. */
export function findPermissions(ctx: Context, slugs: readonly string[]): Promise<PermissionRow[]> {
  return ctx.db.many<PermissionRow>(sql`${selectPermissions(ctx)} and slug = any(${[...slugs]}) order by id`)
}

/** Whether a permission is for a type of resource. */
export async function isUsedByPermissions(tx: TransactionContext, type: string): Promise<boolean> {
  const used = await tx.db.maybe(sql`
    select 1 from permissions where environment_id = ${tx.environmentId} and resource_type_slug = ${type} limit 1`)
  return used !== undefined
}
