import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { type RoleWithPermissions, roleWithPermissions } from './schemas.ts'
import { appliesIn, byPriority, withOrderOf } from './select-roles.ts'

/** A role by its slug: in an organization, whether it is its own or the environment's. */
export interface RoleKey {
  organizationId: string | null
  slug: string
}

/** The roles of the environment, highest priority first. */
export function listRoles(ctx: Context): Promise<RoleWithPermissions[]> {
  return selectRoles(ctx, null)
}

/**
 * The roles that apply in an organization, its own and the environment's, in its own order: highest priority first.
 *
 * @throws notFound for the organization.
 */
export async function listOrganizationRoles(ctx: Context, organizationId: string): Promise<RoleWithPermissions[]> {
  return checkedRead(requireOrganization(ctx, organizationId), () => selectRoles(ctx, organizationId))
}

/** @throws notFound for the organization or the role. */
export async function getRole(ctx: Context, key: RoleKey): Promise<RoleWithPermissions> {
  const check = key.organizationId === null ? Promise.resolve() : requireOrganization(ctx, key.organizationId)
  const row = await checkedRead(check, () =>
    ctx.db.maybe<RoleWithPermissions>(
      sql`select ${roleWithPermissions} from roles r where ${appliesIn(ctx, key.organizationId)} and r.slug = ${key.slug}`,
    ),
  )
  if (row === undefined) throw notFound('Role', key.slug)
  return row
}

/** A role with what giving it takes to know. */
export interface HeldRole {
  id: string
  slug: string
  resource_type_slug: string
}

/** A role that applies in an organization, kept from being deleted until the transaction ends. @throws notFound */
export async function holdRole(tx: TransactionContext, organizationId: string, slug: string): Promise<HeldRole> {
  const role = await tx.db.maybe<HeldRole>(sql`
    select r.id, r.slug, r.resource_type_slug from roles r
    where ${appliesIn(tx, organizationId)} and r.slug = ${slug} for key share`)
  if (role === undefined) throw notFound('Role', slug)
  return role
}

/** The slugs of all roles that apply in an organization, the oldest first. */
export async function listRoleSlugs(ctx: Context, organizationId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ slug: string }>(
    sql`select r.slug from roles r where ${appliesIn(ctx, organizationId)} order by r.id`,
  )
  return rows.map(({ slug }) => slug)
}

/** The type of resources that a role is for; `undefined` if there is no such role. */
export async function typeOfRole(ctx: Context, { organizationId, slug }: RoleKey): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ resource_type_slug: string }>(sql`
    select resource_type_slug from roles
    where environment_id = ${ctx.environmentId} and slug = ${slug} and organization_id is not distinct from ${organizationId}`)
  return row?.resource_type_slug
}

function selectRoles(ctx: Context, organizationId: string | null): Promise<RoleWithPermissions[]> {
  return ctx.db.many<RoleWithPermissions>(sql`
    select ${roleWithPermissions} from roles r ${withOrderOf(organizationId)}
    where ${appliesIn(ctx, organizationId)} order by ${byPriority}`)
}

/** Whether a role is for a type of resource. */
export async function isUsedByRoles(tx: TransactionContext, type: string): Promise<boolean> {
  const used = await tx.db.maybe(sql`
    select 1 from roles where environment_id = ${tx.environmentId} and resource_type_slug = ${type} limit 1`)
  return used !== undefined
}
