import { defineGroupRoles, rolesOfOneMember } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { ConnectionRow } from './schemas.ts'

/** The roles of the groups that a provider names. */
export const connectionGroupRoles = defineGroupRoles({
  table: sql`connection_group_roles`,
  owner: sql`connection_id`,
  group: sql`group_name`,
})

/**
 * The slugs of the roles that users have in an organization because of their groups at the provider, highest priority
 * first. Empty if no group is mapped; a member then has the default role. If the environment allows one role, only the
 * highest. In a transaction, none of them can be deleted before it ends.
 */
export async function rolesForGroups(
  ctx: Context,
  connection: Pick<ConnectionRow, 'id' | 'organization_id'>,
  groups: readonly string[],
): Promise<string[]> {
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
