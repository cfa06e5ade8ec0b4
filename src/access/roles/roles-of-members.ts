import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { rootType } from '../resource-types/index.ts'
import { invalidRole, multipleRolesNotEnabled, subResourceRole } from './errors.ts'
import { appliesIn, byPriority, withOrderOf } from './select-roles.ts'

interface NamedRole {
  id: string
  slug: string
  resource_type_slug: string
  multiple_roles: boolean | null
}

/**
 * The roles that a caller names for a member: each once, highest priority first. Without an organization, only roles of
 * the environment. In a transaction, none of them can be deleted before it ends.
 *
 * @throws invalidRole for the first unknown one
 * @throws subResourceRole, multipleRolesNotEnabled
 */
export async function requireRoles(
  ctx: Context,
  slugs: readonly string[],
  organizationId: string | null | Statement = null,
): Promise<string[]> {
  const found = await holdNamed(ctx, slugs, organizationId)
  if (found.length > 1 && found[0]?.multiple_roles === false) throw multipleRolesNotEnabled()
  return found.map((role) => role.slug)
}

/**
 * Roles of an organization's members by their slugs, of which none can be deleted before the transaction ends. Several are
 * allowed regardless of the environment's setting for one member.
 *
 * @throws invalidRole, subResourceRole
 */
export function holdRoles(
  tx: TransactionContext,
  organizationId: string,
  slugs: readonly string[],
): Promise<{ id: string; slug: string }[]> {
  return holdNamed(tx, slugs, organizationId)
}

async function holdNamed(
  ctx: Context,
  slugs: readonly string[],
  organizationId: string | null | Statement,
): Promise<NamedRole[]> {
  const wanted = [...new Set(slugs)]
  const found = await ctx.db.many<NamedRole>(sql`
      select r.id, r.slug, r.resource_type_slug, s.multiple_roles from roles r ${withOrderOf(organizationId)}
      left join role_settings s on s.environment_id = r.environment_id
      where ${appliesIn(ctx, organizationId)} and r.slug = any(${wanted})
      order by ${byPriority} for key share of r`)
  const unknown = wanted.find((slug) => !found.some((role) => role.slug === slug))
  if (unknown !== undefined) throw invalidRole(unknown)
  const elsewhere = found.find((role) => role.resource_type_slug !== rootType)
  if (elsewhere !== undefined) throw subResourceRole(elsewhere.slug)
  return found
}

/**
 * The slugs of roles that one member may have, highest priority first: all of them, or the highest where the environment
 * allows one. In a transaction, none of them can be deleted before it ends.
 */
export async function rolesOfOneMember(
  ctx: Context,
  organizationId: string,
  roleIds: readonly string[],
): Promise<string[]> {
  if (roleIds.length === 0) return []
  const found = await ctx.db.many<{ slug: string; multiple_roles: boolean | null }>(sql`
      select r.slug, s.multiple_roles from roles r ${withOrderOf(organizationId)}
      left join role_settings s on s.environment_id = r.environment_id
      where ${appliesIn(ctx, organizationId)} and r.id = any(${[...roleIds]})
      order by ${byPriority} for key share of r`)
  return found.slice(0, found[0]?.multiple_roles === false ? 1 : found.length).map(({ slug }) => slug)
}

/**
 * Of the roles that a provider names for a member, those that exist: highest priority first, or only the highest if the
 * environment allows one role. In a transaction, none of them can be deleted before it ends.
 */
export async function allowedRoles(
  tx: TransactionContext,
  organizationId: string,
  slugs: readonly string[],
): Promise<string[]> {
  const found = await tx.db.many<{ id: string }>(sql`
      select r.id from roles r where ${appliesIn(tx, organizationId)} and r.slug = any(${[...slugs]})
        and r.resource_type_slug = ${rootType}`)
  return rolesOfOneMember(
    tx,
    organizationId,
    found.map(({ id }) => id),
  )
}

/**
 * The default role of a member: that of the organization, or of the environment. In a transaction, it cannot be
 *   deleted before that ends.
 */
export async function defaultRole(ctx: Context, organizationId: string | null = null): Promise<string> {
  const role = await ctx.db.maybe<{ slug: string }>(sql`
      select r.slug from roles r
      where r.environment_id = ${ctx.environmentId} and r.id = coalesce(
        (select default_role_id from organization_role_orders
          where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}),
        (select id from roles where environment_id = ${ctx.environmentId} and is_default))
      for key share of r`)
  if (role === undefined) throw new Error(`The environment ${ctx.environmentId} has no default role.`)
  return role.slug
}

/**
 * All permissions of roles in an organization, as tokens carry them: each slug once, sorted. Includes permissions for
 *   resource types below the organization if a role of the organization has them.
 */
export async function permissionsOf(
  ctx: Context,
  organizationId: string,
  roleSlugs: readonly string[],
): Promise<string[]> {
  const rows = await ctx.db.many<{ slug: string }>(
    selectPermissionsOf(ctx, sql`${organizationId}`, sql`${[...roleSlugs]}`),
  )
  return rows.map(({ slug }) => slug)
}

/** Selects what {@link permissionsOf} returns, for use within a statement. */
export function selectPermissionsOf(
  { environmentId }: Pick<Context, 'environmentId'>,
  organizationId: Statement,
  roleSlugs: Statement,
): Statement {
  return sql`
      select distinct p.slug from roles r
      join role_permissions rp on rp.environment_id = r.environment_id and rp.role_id = r.id
      join permissions p on p.environment_id = rp.environment_id and p.id = rp.permission_id
      where r.environment_id = ${environmentId} and (r.organization_id is null or r.organization_id = ${organizationId})
        and r.slug = any(${roleSlugs}) order by p.slug`
}
