import { holdRoles, type RoleHolder, rolesOfOneMember } from '#access/roles/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { ConnectionRow, GroupRole } from './schemas.ts'

type Of = Pick<ConnectionRow, 'id' | 'organization_id'>

/**
 * The slugs of the roles that people have in an organization because its provider says that they are in these groups,
 * highest priority first. None if no group is mapped; then a member has the default role. Where the environment allows one
 * role, only the highest. In a transaction, none of them can be deleted before it ends.
 */
export async function rolesForGroups(ctx: Context, connection: Of, groups: readonly string[]): Promise<string[]> {
  if (groups.length === 0) return []
  const rows = await ctx.db.many<{ role_id: string }>(sql`
    select distinct role_id from connection_group_roles
    where environment_id = ${ctx.environmentId} and connection_id = ${connection.id} and group_name = any(${[...groups]})`)
  return rolesOfOneMember(
    ctx,
    connection.organization_id,
    rows.map(({ role_id }) => role_id),
  )
}

/** Whether the groups of the provider decide which roles its people have. */
export async function decidesAboutRoles(ctx: Context, { id }: Pick<Of, 'id'>): Promise<boolean> {
  const mapped = await ctx.db.maybe(sql`
    select 1 from connection_group_roles where environment_id = ${ctx.environmentId} and connection_id = ${id} limit 1`)
  return mapped !== undefined
}

/** Sorted by group. */
export function listGroupRoles(ctx: Context, connectionId: string): Promise<GroupRole[]> {
  return ctx.db.many<GroupRole>(sql`
    select g.group_name as "group", r.slug as role from connection_group_roles g
    join roles r on r.environment_id = g.environment_id and r.id = g.role_id
    where g.environment_id = ${ctx.environmentId} and g.connection_id = ${connectionId} order by g.group_name, r.id`)
}

/** Replaces them as a whole. @throws invalidRole, subResourceRole */
export async function replaceGroupRoles(
  tx: TransactionContext,
  { id, organization_id }: Of,
  wanted: readonly GroupRole[],
): Promise<void> {
  const held = await holdRoles(
    tx,
    organization_id,
    wanted.map(({ role }) => role),
  )
  const idOf = new Map(held.map((role) => [role.slug, role.id]))
  await tx.db.run(sql`
    delete from connection_group_roles where environment_id = ${tx.environmentId} and connection_id = ${id}`)
  await tx.db.run(sql`
    insert into connection_group_roles (environment_id, connection_id, group_name, role_id)
    select distinct ${tx.environmentId}, ${id}, group_name, role_id
    from unnest(${wanted.map(({ group }) => group)}::text[], ${wanted.map(({ role }) => idOf.get(role) ?? '')}::text[])
      as given (group_name, role_id)`)
}

/** Groups of providers give roles: see `RoleHolder`. A mapping without a replacement is deleted with the role. */
export const mappedRoles: RoleHolder = {
  refusal: 'role_has_group_role_mappings',

  async isHeld(tx, role) {
    const held = await tx.db.maybe(sql`
      select 1 from connection_group_roles
      where environment_id = ${tx.environmentId} and role_id = ${role.id} limit 1`)
    return held !== undefined
  },

  async reassign(tx, role, replacement) {
    if (replacement === undefined) return
    await tx.db.run(sql`
      update connection_group_roles a set role_id = ${replacement.id}
      where a.environment_id = ${tx.environmentId} and a.role_id = ${role.id} and not exists (
        select 1 from connection_group_roles b where b.environment_id = a.environment_id
          and b.connection_id = a.connection_id and b.group_name = a.group_name and b.role_id = ${replacement.id})`)
  },
}
