import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationResourceReadOnly, resourceHasDependents } from './errors.ts'
import { isOrganization } from './place-resource.ts'
import type { ResourceRow } from './resource-schemas.ts'
import { lockTree } from './tree-lock.ts'
import { subtreeOf } from './update-resource.ts'

/**
 * Deletes a resource. With `cascade`, also its descendants and all assignments on them.
 *
 * @param find looks up the resource as the caller named it. Called again once the tree is locked.
 * @throws notFound, organizationResourceReadOnly, resourceHasDependents, lockTimeout, resourceTypeUpdateInProgress
 */
export function deleteResource(
  ctx: Context,
  find: (ctx: Context) => Promise<ResourceRow>,
  cascade: boolean,
): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { organization_id, resource_type_slug } = await find(tx)
    if (isOrganization(resource_type_slug)) throw organizationResourceReadOnly()
    await lockTree(tx, organization_id, 'reshape')
    const { id } = await find(tx)
    if (!cascade && (await hasDependents(tx, id))) throw resourceHasDependents()
    tx.db.send(sql`
      ${subtreeOf(tx, id)}
      delete from authorization_resources t using subtree
      where t.environment_id = ${tx.environmentId} and t.id = subtree.id`)
  })
}

async function hasDependents(tx: TransactionContext, id: string): Promise<boolean> {
  const { found } = await tx.db.one<{ found: boolean }>(sql`
    select exists (select 1 from authorization_resources where environment_id = ${tx.environmentId} and parent_id = ${id})
      or exists (select 1 from role_assignments where environment_id = ${tx.environmentId} and resource_id = ${id})
      or exists (select 1 from group_role_assignments where environment_id = ${tx.environmentId} and resource_id = ${id})
      as found`)
  return found
}
