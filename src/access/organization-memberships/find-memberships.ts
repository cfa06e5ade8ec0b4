import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'

/** The organization of a membership. @throws notFound */
export async function organizationOf(ctx: Context, membershipId: string): Promise<string> {
  const row = await ctx.db.maybe<{ organization_id: string }>(sql`
    select organization_id from organization_memberships
    where environment_id = ${ctx.environmentId} and id = ${membershipId}`)
  if (row === undefined) throw notFound('Organization membership', membershipId)
  return row.organization_id
}

/** Whether there is a membership of the pair, of any status. */
export async function hasMembership(ctx: Context, userId: string, organizationId: string): Promise<boolean> {
  const found = await ctx.db.maybe(sql`
    select 1 from organization_memberships
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and organization_id = ${organizationId}`)
  return found !== undefined
}

export async function hasActiveMembership(ctx: Context, userId: string, organizationId: string): Promise<boolean> {
  const found = await ctx.db.maybe(sql`
    select 1 from organization_memberships
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and organization_id = ${organizationId}
      and status = 'active'`)
  return found !== undefined
}

/** Selects the ids of the users with a membership, of any status. */
export function selectMembers(ctx: Context, organizationId: string): Statement {
  return sql`
    select user_id from organization_memberships
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}`
}

/** The memberships of an organization's users with these emails, by their ids. */
export async function findMembershipsByEmail(
  ctx: Context,
  organizationId: string,
  canonicalEmails: readonly string[],
): Promise<string[]> {
  const rows = await ctx.db.many<{ id: string }>(sql`
    select m.id from organization_memberships m
    join users u on u.environment_id = m.environment_id and u.id = m.user_id
    where m.environment_id = ${ctx.environmentId} and m.organization_id = ${organizationId}
      and u.canonical_email = any(${canonicalEmails}) order by m.id`)
  return rows.map(({ id }) => id)
}
