import { releaseFromDirectory } from '#access/organization-memberships/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

const step = 500

/**
 * Keeps the members of a directory that is being deleted. Nothing manages their memberships any more, unless another
 * directory does.
 *
 * @returns whether there may be more
 */
export function releaseMembers(ctx: Context, directoryId: string): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const rows = await tx.db.many<{ id: string }>(sql`
      delete from directory_memberships where environment_id = ${tx.environmentId} and directory_user_id = any(array(
        select directory_user_id from directory_memberships
        where environment_id = ${tx.environmentId} and directory_id = ${directoryId}
        order by directory_user_id limit ${step}))
      returning organization_membership_id as id`)
    const ids = [...new Set(rows.map(({ id }) => id))].sort()
    const kept = await tx.db.many<{ id: string }>(sql`
      select organization_membership_id as id from directory_memberships
      where environment_id = ${tx.environmentId} and organization_membership_id = any(${ids})`)
    const isKept = new Set(kept.map(({ id }) => id))
    await releaseFromDirectory(
      tx,
      ids.filter((id) => !isKept.has(id)),
    )
    return rows.length > 0
  })
}
