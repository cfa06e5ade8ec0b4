import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isBlank } from '#platform/http/fields.ts'
import { parentKeyOf } from './create-resource.ts'
import { organizationResourceReadOnly, refused } from './errors.ts'
import { isOrganization, refusePlace } from './place-resource.ts'
import { getResourceIn } from './resource-key.ts'
import type { ResourceRow, UpdateResource } from './resource-schemas.ts'
import { lockTree } from './tree-lock.ts'

/**
 * Updates the given members. A new parent moves the resource with its descendants. Assignments stay on their resources,
 * so inherited access changes immediately.
 *
 * @param find looks up the resource as the caller named it. Called again once the tree is locked.
 * @throws notFound for the resource or the parent, and organizationResourceReadOnly
 * @throws refused for a blank name, and for a parent that is below the resource or not allowed
 * @throws lockTimeout, resourceTypeUpdateInProgress
 */
export function updateResource(
  ctx: Context,
  find: (ctx: Context) => Promise<ResourceRow>,
  input: UpdateResource,
): Promise<ResourceRow> {
  return ctx.transaction(async (tx) => {
    const { organization_id, resource_type_slug } = await find(tx)
    if (isOrganization(resource_type_slug)) throw organizationResourceReadOnly()
    if (input.name !== undefined && isBlank(input.name)) {
      throw refused('name', 'blank', 'is blank. Give the resource a name of 1 to 48 characters.')
    }
    const parentKey = parentKeyOf(input)
    await lockTree(tx, organization_id, parentKey === undefined ? 'grow' : 'reshape')
    const current = await find(tx)
    const parent = parentKey && (await getResourceIn(tx, organization_id, parentKey))
    const moves = parent !== undefined && parent.id !== current.parent_id
    const { name = current.name, description = current.description } = input
    if (!moves && name === current.name && description === current.description) return current
    if (moves) await moveResource(tx, current, parent)
    tx.db.send(sql`
      update authorization_resources set name = ${name}, description = ${description}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${current.id}`)
    const place = moves ? { parent_id: parent.id, path: [...parent.path, current.id] } : {}
    return { ...current, ...place, name, description, updated_at: tx.now().toISOString() }
  })
}

async function moveResource(tx: TransactionContext, resource: ResourceRow, parent: ResourceRow): Promise<void> {
  if (parent.path.includes(resource.id)) {
    throw refused('parent_resource_id', 'circular', 'is the resource itself or below it. Send another parent.')
  }
  const { height } = await tx.db.one<{ height: number }>(sql`
    ${subtreeOf(tx, resource.id)} select max(level) as height from subtree`)
  await refusePlace(tx, resource.resource_type_slug, parent, height)
  tx.db.send(sql`
    update authorization_resources set parent_id = ${parent.id}
    where environment_id = ${tx.environmentId} and id = ${resource.id}`)
  tx.db.send(sql`
    ${subtreeOf(tx, resource.id)}
    update authorization_resources t set path = ${parent.path}::text[] || t.path[${resource.path.length}::integer:]
    from subtree where t.environment_id = ${tx.environmentId} and t.id = subtree.id`)
  for (const table of [sql`role_assignments`, sql`group_role_assignments`]) {
    tx.db.send(sql`
      update ${table} set parent_id = ${parent.id}
      where environment_id = ${tx.environmentId} and resource_id = ${resource.id}`)
  }
}

/** `with subtree (id, level)`: a resource on level 1 and its descendants. */
export function subtreeOf(tx: TransactionContext, id: string) {
  return sql`
    with recursive subtree (id, level) as (
      select ${id}::text collate "C", 1
      union all
      select t.id, subtree.level + 1 from subtree join authorization_resources t
        on t.environment_id = ${tx.environmentId} and t.parent_id = subtree.id)`
}
