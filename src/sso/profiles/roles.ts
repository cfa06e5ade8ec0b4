import { defaultRole } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { type ConnectionRow, rolesForGroups } from '../connections/index.ts'

/** The roles that the groups of a person give, highest priority first; without one, the default role. */
export async function rolesOf(ctx: Context, connection: ConnectionRow, groups: readonly string[]): Promise<string[]> {
  const roles = await rolesForGroups(ctx, connection, groups)
  return roles.length > 0 ? roles : [await defaultRole(ctx, connection.organization_id)]
}
