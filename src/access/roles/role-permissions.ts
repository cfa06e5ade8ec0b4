import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { listResourceTypes, mayHold, refused, rootType } from '../resource-types/index.ts'
import { announce, lockOwnRole } from './own-role.ts'
import type { RoleKey } from './read-roles.ts'
import type { RoleWithPermissions } from './schemas.ts'

/**
 * Gives a role exactly these permissions, and records an update if they changed. Checks see the change immediately,
 * tokens after their next refresh.
 *
 * @throws notFound for the organization, the role or the first permission that does not exist
 * @throws readOnly for a role of the environment that is named as one of an organization
 * @throws refused for a permission whose type is not below that of the role.
 */
export function setPermissions(ctx: Context, key: RoleKey, slugs: readonly string[]): Promise<RoleWithPermissions> {
  return changePermissions(ctx, key, () => slugs, slugs)
}

/** Adds a permission; without effect when the role has it. @throws as {@link setPermissions} */
export function addPermission(ctx: Context, key: RoleKey, slug: string): Promise<RoleWithPermissions> {
  return changePermissions(ctx, key, (current) => [...current, slug], [slug])
}

/** Takes a permission away. @throws notFound also when the role does not have it, and readOnly. */
export function removePermission(ctx: Context, key: RoleKey, slug: string): Promise<RoleWithPermissions> {
  return changePermissions(ctx, key, (current) => {
    if (!current.includes(slug)) throw notFound('Permission', slug)
    return current.filter((other) => other !== slug)
  })
}

/** @param named the permissions that the role may get by it */
function changePermissions(
  ctx: Context,
  key: RoleKey,
  change: (current: string[]) => readonly string[],
  named: readonly string[] = [],
): Promise<RoleWithPermissions> {
  return ctx.transaction(async (tx) => {
    const locked = lockOwnRole(tx, key)
    const [role, found] = await checkedRead(locked, () => Promise.all([locked, holdPermissions(tx, named)]))
    const wanted = new Set(change(role.permissions))
    const added = [...wanted].filter((slug) => !role.permissions.includes(slug))
    const removed = role.permissions.filter((slug) => !wanted.has(slug))
    if (added.length === 0 && removed.length === 0) return role
    await insertPermissions(tx, role, added, found)
    tx.db.send(sql`
      delete from role_permissions rp using permissions p
      where rp.environment_id = ${tx.environmentId} and rp.role_id = ${role.id} and p.environment_id = rp.environment_id
        and p.id = rp.permission_id and p.slug = any(${removed})`)
    tx.db.send(sql`
      update roles set updated_at = ${tx.now()} where environment_id = ${tx.environmentId} and id = ${role.id}`)
    // In the order in which a role is read.
    const row = { ...role, permissions: [...wanted].sort(), updated_at: tx.now().toISOString() }
    announce(tx, 'updated', row, { permissions: role.permissions })
    return row
  })
}

interface HeldPermission {
  id: string
  slug: string
  resource_type_slug: string
}

/** Locks permissions, so that none of them is deleted before a role has it. */
async function holdPermissions(tx: TransactionContext, slugs: readonly string[]): Promise<HeldPermission[]> {
  if (slugs.length === 0) return []
  return tx.db.many<HeldPermission>(sql`
    select p.id, p.slug, p.resource_type_slug from permissions p
    where p.environment_id = ${tx.environmentId} and p.slug = any(${[...slugs]}) order by p.id for key share`)
}

async function insertPermissions(
  tx: TransactionContext,
  role: RoleWithPermissions,
  slugs: readonly string[],
  held: readonly HeldPermission[],
): Promise<void> {
  if (slugs.length === 0) return
  const found = held.filter(({ slug }) => slugs.includes(slug))
  const unknown = slugs.find((slug) => !found.some((permission) => permission.slug === slug))
  if (unknown !== undefined) throw notFound('Permission', unknown)
  await refuseOtherTypes(tx, role, found)
  tx.db.send(sql`
    insert into role_permissions (environment_id, role_id, permission_id)
    select ${tx.environmentId}, ${role.id}, unnest(${found.map(({ id }) => id)}::text[])`)
}

async function refuseOtherTypes(
  tx: TransactionContext,
  role: RoleWithPermissions,
  permissions: readonly { slug: string; resource_type_slug: string }[],
): Promise<void> {
  if (role.resource_type_slug === rootType) return
  const types = await listResourceTypes(tx)
  const foreign = permissions.find(({ resource_type_slug: type }) => !mayHold(role.resource_type_slug, type, types))
  if (foreign === undefined) return
  throw refused(
    'permissions',
    'not_of_resource_type',
    `contains "${foreign.slug}", whose type "${foreign.resource_type_slug}" is not below "${role.resource_type_slug}". Leave it out.`,
  )
}
