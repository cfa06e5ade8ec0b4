import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { effectiveRoleSlugs, selectPermissionsOf } from '../roles/index.ts'

/** A membership as a sign-in needs it. */
export interface ActiveMembership {
  id: string
  user_id: string
  organization_id: string
  organization_name: string
  /** The organization was created for an agent of its member, and has no name of its own. */
  made_for_agent: boolean
  /** Highest priority first; never empty. */
  role_slugs: string[]
}

export function findActiveMembership(
  ctx: Context,
  userId: string,
  organizationId: string,
): Promise<ActiveMembership | undefined> {
  return ctx.db.maybe<ActiveMembership>(
    selectActive(ctx, sql`m.user_id = ${userId} and m.organization_id = ${organizationId}`),
  )
}

/** A membership as an access token has it. */
export interface PermittedMembership extends ActiveMembership {
  /** What its roles permit: each slug once, sorted. */
  permissions: string[]
}

/** The membership of a user in an organization with what it permits. Both may be expressions. */
export function findPermittedMembership(
  ctx: Context,
  userId: string | Statement,
  organizationId: string | Statement,
): Promise<PermittedMembership | undefined> {
  return ctx.db.maybe<PermittedMembership>(selectPermittedMembership(ctx, userId, organizationId))
}

export function selectPermittedMembership(
  ctx: Pick<Context, 'environmentId'>,
  userId: string | Statement,
  organizationId: string | Statement,
): Statement {
  return sql`
    select m.id, m.user_id, m.organization_id, o.name as organization_name, o.made_for_agent, effective.role_slugs,
      array(${selectPermissionsOf(ctx, sql`m.organization_id`, sql`effective.role_slugs`)}) as permissions
    from organization_memberships m
    join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
    cross join lateral (select ${effectiveRoleSlugs(sql`m`)} as role_slugs) effective
    where m.environment_id = ${ctx.environmentId} and m.user_id = ${userId} and m.organization_id = ${organizationId}
      and m.status = 'active'`
}

/** An expression for the organization of which a user is an active member, if that is one alone. */
export function onlyOrganizationOf(ctx: Pick<Context, 'environmentId'>, userId: string): Statement {
  return sql`(
    select min(one.organization_id) from (
      select m.organization_id from organization_memberships m
      where m.environment_id = ${ctx.environmentId} and m.user_id = ${userId} and m.status = 'active' limit 2) one
    having count(*) = 1)`
}

export function findActiveMembershipById(ctx: Context, id: string): Promise<ActiveMembership | undefined> {
  return ctx.db.maybe<ActiveMembership>(selectActive(ctx, sql`m.id = ${id}`))
}

/**
 * The membership of the requested organization and the oldest ones, at most a hundred: more than a person can choose
 * from. Organizations that were made for agents come last.
 */
export function listActiveMembershipsOfUser(
  ctx: Context,
  userId: string,
  organizationId: string | null = null,
): Promise<ActiveMembership[]> {
  return ctx.db.many<ActiveMembership>(sql`
    ${selectActive(ctx, sql`m.user_id = ${userId}`)}
    order by m.organization_id = ${organizationId} desc nulls last, o.made_for_agent, m.id limit 100`)
}

/** Whether the directory of an organization decides about a membership of the user. */
export async function isDirectoryManaged(ctx: Context, userId: string): Promise<boolean> {
  const managed = await ctx.db.maybe(sql`
    select 1 from organization_memberships
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and directory_managed limit 1`)
  return managed !== undefined
}

function selectActive(ctx: Context, condition: Statement): Statement {
  return sql`
    select m.id, m.user_id, m.organization_id, o.name as organization_name, o.made_for_agent,
      ${effectiveRoleSlugs(sql`m`)} as role_slugs
    from organization_memberships m
    join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
    where m.environment_id = ${ctx.environmentId} and ${condition} and m.status = 'active'`
}
