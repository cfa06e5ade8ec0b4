import { changedAttributes } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { UpdateNames } from '../permissions/index.ts'
import { announce, lockOwnRole } from './own-role.ts'
import type { RoleKey } from './read-roles.ts'
import { type RoleWithPermissions, toRole } from './schemas.ts'

/**
 * Changes name and description and records the update when that changed anything.
 *
 * @throws notFound for the organization or the role
 * @throws readOnly for a role of the environment that is named as one of an organization.
 */
export function updateRole(ctx: Context, key: RoleKey, input: UpdateNames): Promise<RoleWithPermissions> {
  return ctx.transaction(async (tx) => {
    const current = await lockOwnRole(tx, key)
    const { name = current.name, description = current.description } = input
    const next = { ...current, name, description, updated_at: tx.now().toISOString() }
    const changed = changedAttributes(toRole(current), toRole(next))
    if (changed === undefined) return current
    tx.db.send(sql`
      update roles set name = ${name}, description = ${description}, updated_at = ${next.updated_at}
      where environment_id = ${tx.environmentId} and id = ${current.id}`)
    announce(tx, 'updated', next, changed)
    return next
  })
}
