import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { lockPartsOfGroup, organizationOfGroup } from '../../groups/index.ts'
import { holdRole } from '../../roles/index.ts'
import { duplicateGroupRoleAssignment } from '../errors.ts'
import { getResourceIn, organizationKey } from '../resource-key.ts'
import { lockForGrants, requireGrant, resourceKeyOf } from './requested-grant.ts'
import type { Grant, GroupRoleAssignmentRow } from './schemas.ts'

const prefix = 'gra'

/** @throws notFound for the group */
export async function listGroupAssignments(
  ctx: Context,
  groupId: string,
  query: ListQuery,
): Promise<Page<GroupRoleAssignmentRow>> {
  const page = await readPage<GroupRoleAssignmentRow>(ctx.db, query, {
    select: selectGroupAssignments,
    where: [ofGroup(ctx, groupId)],
    id: sql`a.id`,
    prefix,
  })
  if (page.rows.length === 0) await organizationOfGroup(ctx, groupId)
  return page
}

/** @throws notFound for the group or the assignment */
export async function getGroupAssignment(ctx: Context, groupId: string, id: string): Promise<GroupRoleAssignmentRow> {
  const row = await ctx.db.maybe<GroupRoleAssignmentRow>(
    sql`${selectGroupAssignments} where ${ofGroup(ctx, groupId)} and a.id = ${id}`,
  )
  return row ?? refuseMissing(ctx, groupId, id)
}

/**
 * Assigns a role on a resource (the organization when none is named) to all present and future members of the group.
 *
 * @throws notFound for the group, the role or the resource
 * @throws refused for a role of another type than the resource
 * @throws duplicateGroupRoleAssignment, lockTimeout
 */
export function createGroupAssignment(ctx: Context, groupId: string, grant: Grant): Promise<GroupRoleAssignmentRow> {
  return ctx.transaction(async (tx) => {
    const organizationId = await organizationOfGroup(tx, groupId)
    await lockForGrants(tx, organizationId)
    const { role, resource } = await requireGrant(tx, organizationId, grant)
    await lockPartsOfGroup(tx, groupId)
    const id = tx.newId(prefix)
    const inserted = await tx.db.run(sql`
      insert into group_role_assignments (environment_id, id, group_id, role_id, resource_id, parent_id, created_at)
      values (${tx.environmentId}, ${id}, ${groupId}, ${role.id}, ${resource.id}, ${resource.parent_id}, ${tx.now()})
      on conflict (environment_id, group_id, resource_id, role_id) do nothing`)
    if (inserted === 0) throw duplicateGroupRoleAssignment(role.slug)
    return getGroupAssignment(tx, groupId, id)
  })
}

/**
 * Gives a group exactly these roles. Existing assignments keep their ids, others are removed. All or nothing.
 *
 * @throws notFound for the group, or the first role or resource that does not exist
 * @throws refused for a role of another type than its resource
 * @throws lockTimeout
 */
export function replaceGroupAssignments(
  ctx: Context,
  groupId: string,
  grants: readonly Grant[],
): Promise<GroupRoleAssignmentRow[]> {
  return ctx.transaction(async (tx) => {
    const organizationId = await organizationOfGroup(tx, groupId)
    await lockForGrants(tx, organizationId)
    await lockRolesOfGroup(tx, organizationId, groupId, grants)
    const wanted = []
    for (const grant of grants) {
      const { role, resource } = await requireGrant(tx, organizationId, grant)
      wanted.push({ id: tx.newId(prefix), role_id: role.id, resource_id: resource.id, parent_id: resource.parent_id })
    }
    await lockPartsOfGroup(tx, groupId)
    const given = sql`
      jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        as given (id text, role_id text, resource_id text, parent_id text)`
    tx.db.send(sql`
      delete from group_role_assignments a where a.environment_id = ${tx.environmentId} and a.group_id = ${groupId}
        and not exists (select 1 from ${given} where given.role_id = a.role_id and given.resource_id = a.resource_id)`)
    tx.db.send(sql`
      insert into group_role_assignments (environment_id, id, group_id, role_id, resource_id, parent_id, created_at)
      select ${tx.environmentId}, given.id, ${groupId}, given.role_id, given.resource_id, given.parent_id,
        ${tx.now()}::timestamptz
      from ${given} order by given.id
      on conflict (environment_id, group_id, resource_id, role_id) do nothing`)
    return tx.db.many<GroupRoleAssignmentRow>(sql`
      ${selectGroupAssignments} where ${ofGroup(tx, groupId)} order by a.id desc`)
  })
}

/**
 * Removes a role on a resource (the organization when none is named) from a group.
 *
 * @throws notFound for the group, the role or the resource, and when the group does not have it.
 */
export function removeGroupRole(ctx: Context, groupId: string, grant: Grant): Promise<void> {
  return ctx.transaction(async (tx) => {
    const organizationId = await organizationOfGroup(tx, groupId)
    const [role, resource] = await Promise.all([
      holdRole(tx, organizationId, grant.role_slug),
      getResourceIn(tx, organizationId, resourceKeyOf(grant) ?? organizationKey(organizationId)),
    ])
    const removed = await tx.db.run(sql`
      delete from group_role_assignments a
      where ${ofGroup(tx, groupId)} and a.resource_id = ${resource.id} and a.role_id = ${role.id}`)
    if (removed === 0) throw notFound('Group role assignment', role.slug)
  })
}

/** @throws notFound for the group or the assignment */
export function removeGroupAssignment(ctx: Context, groupId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const removed = await tx.db.run(sql`
      delete from group_role_assignments a where ${ofGroup(tx, groupId)} and a.id = ${id}`)
    if (removed === 0) await refuseMissing(tx, groupId, id)
  })
}

/**
 * Locks the roles that a group has and is to have, in the order of ids, so that two calls cannot wait for each other.
 */
async function lockRolesOfGroup(
  tx: TransactionContext,
  organizationId: string,
  groupId: string,
  grants: readonly Grant[],
): Promise<void> {
  tx.db.send(sql`
    select 1 from roles r
    where r.environment_id = ${tx.environmentId} and (r.organization_id is null or r.organization_id = ${organizationId})
      and (r.slug = any(${grants.map(({ role_slug }) => role_slug)})
        or r.id in (select a.role_id from group_role_assignments a where ${ofGroup(tx, groupId)}))
    order by r.id for key share`)
}

/** Says which of the two is missing: the group, or the assignment in it. */
async function refuseMissing(ctx: Context, groupId: string, id: string): Promise<never> {
  await organizationOfGroup(ctx, groupId)
  throw notFound('Group role assignment', id)
}

function ofGroup(ctx: Context, groupId: string): Statement {
  return sql`a.environment_id = ${ctx.environmentId} and a.group_id = ${groupId}`
}

const selectGroupAssignments = sql`
  select a.id, a.group_id, r.slug as role_slug, a.resource_id, t.external_id, t.resource_type_slug, a.created_at
  from group_role_assignments a
  join roles r on r.environment_id = a.environment_id and r.id = a.role_id
  join authorization_resources t on t.environment_id = a.environment_id and t.id = a.resource_id`
