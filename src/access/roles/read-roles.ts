import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { notFound } from '../../platform/http/errors.ts'
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
  await requireOrganization(ctx, organizationId)
  return selectRoles(ctx, organizationId)
}

/** @throws notFound for the organization or the role. */
export async function getRole(ctx: Context, key: RoleKey): Promise<RoleWithPermissions> {
  if (key.organizationId !== null) await requireOrganization(ctx, key.organizationId)
  const row = await ctx.db.maybe<RoleWithPermissions>(
    sql`select ${roleWithPermissions} from roles r where ${appliesIn(ctx, key.organizationId)} and r.slug = ${key.slug}`,
  )
  if (row === undefined) throw notFound('Role', key.slug)
  return row
}

/** @throws notFound */
export async function requireOrganization(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.maybe(
    sql`select 1 from organizations where environment_id = ${ctx.environmentId} and id = ${id}`,
  )
  if (row === undefined) throw notFound('Organization', id)
}

function selectRoles(ctx: Context, organizationId: string | null): Promise<RoleWithPermissions[]> {
  return ctx.db.many<RoleWithPermissions>(sql`
    select ${roleWithPermissions} from roles r ${withOrderOf(organizationId)}
    where ${appliesIn(ctx, organizationId)} order by ${byPriority}`)
}
