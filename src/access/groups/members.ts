import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import {
  getMembership,
  holdMembership,
  type JoinedMembershipRow,
  selectJoinedMemberships,
} from '../organization-memberships/index.ts'
import { groupMembershipLimitExceeded } from './errors.ts'
import { groupMemberAdded, groupMemberRemoved } from './events.ts'
import { groupMembersLimit } from './limits.ts'
import { type GroupRow, groupColumns } from './schemas.ts'
import { getGroup, lockGroup } from './service.ts'

/**
 * Adds a membership of any status to a group of its organization and records `group.member_added`. Does nothing if it
 * is already a member. Calls for one group are serialized, so that the limit is exact.
 *
 * @throws notFound for the organization, the group or the membership; one of another organization counts as unknown
 * @throws groupMembershipLimitExceeded
 */
export function addGroupMember(
  ctx: Context,
  organizationId: string,
  groupId: string,
  membershipId: string,
): Promise<GroupRow> {
  return ctx.transaction(async (tx) => {
    // Locks the membership before the group, in the order of an organization's deletion, to avoid deadlocks.
    const [isMembership, group] = await Promise.all([
      holdMembership(tx, membershipId, organizationId),
      lockGroup(tx, organizationId, groupId),
    ])
    if (!isMembership) throw notFound('Organization membership', membershipId)
    const added = await tx.db.run(sql`
      insert into group_members (environment_id, group_id, organization_membership_id, created_at)
      values (${tx.environmentId}, ${groupId}, ${membershipId}, ${tx.now()}) on conflict do nothing`)
    if (added === 0) return group
    if ((await countMembers(tx, groupId)) > groupMembersLimit) throw groupMembershipLimitExceeded()
    const data = { group_id: groupId, organization_membership_id: membershipId }
    recordEvent(tx, groupMemberAdded, data, undefined, organizationId)
    return group
  })
}

export async function isGroupMember(ctx: Context, groupId: string, membershipId: string): Promise<boolean> {
  const row = await ctx.db.maybe(sql`
    select 1 from group_members
    where environment_id = ${ctx.environmentId} and group_id = ${groupId}
      and organization_membership_id = ${membershipId}`)
  return row !== undefined
}

/**
 * Adds memberships of one organization to a group, as `addGroupMember` does for one. Those that are gone, of another
 * organization or in it already, and those beyond the limit of a group, are left out.
 */
export async function addGroupMembers(
  tx: TransactionContext,
  group: GroupRow,
  membershipIds: readonly string[],
): Promise<void> {
  const { id, organization_id } = group
  tx.db.send(sql`
    select 1 from organization_memberships m
    where m.environment_id = ${tx.environmentId} and m.id = any(${[...membershipIds]}) order by m.id for key share`)
  await lockGroup(tx, organization_id, id)
  const room = groupMembersLimit - (await countMembers(tx, id))
  const added = await tx.db.many<{ membership_id: string }>(sql`
    insert into group_members (environment_id, group_id, organization_membership_id, created_at)
    select m.environment_id, ${id}, m.id, ${tx.now()} from organization_memberships m
    where m.environment_id = ${tx.environmentId} and m.organization_id = ${organization_id}
      and m.id = any(${[...membershipIds]}) and not exists (
        select 1 from group_members o
        where o.environment_id = m.environment_id and o.group_id = ${id} and o.organization_membership_id = m.id)
    order by m.id limit ${Math.max(room, 0)} on conflict do nothing
    returning organization_membership_id as membership_id`)
  for (const { membership_id } of added) {
    const data = { group_id: id, organization_membership_id: membership_id }
    recordEvent(tx, groupMemberAdded, data, undefined, organization_id)
  }
}

/** Takes memberships out of a group, as `removeGroupMember` does for one. Those that are not in it are left out. */
export async function removeGroupMembers(
  tx: TransactionContext,
  { id, organization_id }: GroupRow,
  membershipIds: readonly string[],
): Promise<void> {
  const removed = await tx.db.many<{ membership_id: string }>(sql`
    delete from group_members
    where environment_id = ${tx.environmentId} and group_id = ${id}
      and organization_membership_id = any(${[...membershipIds]})
    returning organization_membership_id as membership_id`)
  for (const { membership_id } of removed) {
    const data = { group_id: id, organization_membership_id: membership_id }
    recordEvent(tx, groupMemberRemoved, data, undefined, organization_id)
  }
}

/**
 * Takes a membership out of a group and records `group.member_removed`. Of racing calls one succeeds.
 *
 * @throws notFound for the organization, the group, or a membership that is not in the group
 */
export function removeGroupMember(
  ctx: Context,
  organizationId: string,
  groupId: string,
  membershipId: string,
): Promise<void> {
  return ctx.transaction(async (tx) => {
    const removed = await tx.db.run(sql`
      delete from group_members gm using groups g
      where gm.environment_id = ${tx.environmentId} and gm.group_id = ${groupId}
        and gm.organization_membership_id = ${membershipId}
        and g.environment_id = gm.environment_id and g.id = gm.group_id and g.organization_id = ${organizationId}`)
    if (removed === 0) {
      await getGroup(tx, organizationId, groupId)
      throw notFound('Organization membership', membershipId)
    }
    const data = { group_id: groupId, organization_membership_id: membershipId }
    recordEvent(tx, groupMemberRemoved, data, undefined, organizationId)
  })
}

/**
 * The members of a group in the order in which they joined the organization.
 *
 * @throws notFound for the organization or the group
 */
export async function listGroupMembers(
  ctx: Context,
  organizationId: string,
  groupId: string,
  query: ListQuery,
): Promise<Page<JoinedMembershipRow>> {
  const page = await readPage<JoinedMembershipRow>(ctx.db, query, {
    select: sql`
      ${selectJoinedMemberships}
      join group_members gm on gm.environment_id = m.environment_id and gm.organization_membership_id = m.id`,
    where: [
      sql`gm.environment_id = ${ctx.environmentId}`,
      sql`gm.group_id = ${groupId}`,
      // Asked once, of the group: its members are the organization's.
      sql`exists (
        select 1 from groups g
        where g.environment_id = ${ctx.environmentId} and g.id = ${groupId} and g.organization_id = ${organizationId})`,
    ],
    id: sql`gm.organization_membership_id`,
    prefix: 'om',
  })
  // A row proves that the group exists in the organization.
  if (page.rows.length === 0) await getGroup(ctx, organizationId, groupId)
  return page
}

/** @throws notFound for the membership */
export async function listGroupsOfMembership(
  ctx: Context,
  membershipId: string,
  query: ListQuery,
): Promise<Page<GroupRow>> {
  const page = await readPage<GroupRow>(ctx.db, query, {
    select: sql`
      select ${groupColumns} from group_members gm
      join groups g on g.environment_id = gm.environment_id and g.id = gm.group_id`,
    where: [sql`gm.environment_id = ${ctx.environmentId}`, sql`gm.organization_membership_id = ${membershipId}`],
    id: sql`gm.group_id`,
    prefix: 'group',
  })
  if (page.rows.length === 0) await getMembership(ctx, membershipId)
  return page
}

async function countMembers(tx: TransactionContext, groupId: string): Promise<number> {
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*) from group_members where environment_id = ${tx.environmentId} and group_id = ${groupId}`)
  return count
}
