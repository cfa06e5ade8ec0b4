import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { isBlank } from '#platform/http/fields.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { nameResourceType } from '../resource-types/index.ts'
import { badRequest, externalIdConflict, refused } from './errors.ts'
import { isOrganization, refusePlace } from './place-resource.ts'
import { getResourceIn, organizationKey, readKey } from './resource-key.ts'
import type { CreateResource, ResourceRow } from './resource-schemas.ts'
import { lockTree } from './tree-lock.ts'

/**
 * Stores a resource under its parent (the organization when none is named). Creates its type if it is not declared. The
 * database keeps external ids unique per organization and type.
 *
 * @throws notFound for the organization or the parent
 * @throws badRequest for a blank name or external id
 * @throws refused for a type or parent that is not allowed
 * @throws externalIdConflict, lockTimeout, resourceTypeUpdateInProgress
 */
export function createResource(ctx: Context, input: CreateResource): Promise<ResourceRow> {
  const { external_id, name, description = null, resource_type_slug: type, organization_id } = input
  if (isOrganization(type)) {
    throw refused(
      'resource_type_slug',
      'reserved',
      'is "organization". Send another type: each organization is a resource already.',
    )
  }
  if (isBlank(name)) throw badRequest('`name` is blank. Give the resource a name of 1 to 48 characters.')
  if (isBlank(external_id)) throw badRequest('`external_id` is blank. Send an id of your own, of 1 to 64 characters.')
  const parentKey = parentKeyOf(input) ?? organizationKey(organization_id)
  return ctx.transaction(async (tx) => {
    await lockTree(tx, organization_id, 'grow')
    const parent = await getResourceIn(tx, organization_id, parentKey).catch(async (error: unknown) => {
      await getOrganization(tx, organization_id)
      throw error
    })
    await refusePlace(tx, type, parent, 1)
    await nameResourceType(tx, type)
    const id = tx.newId('authz_resource')
    const now = tx.now().toISOString()
    const path = [...parent.path, id]
    tx.db.send(
      sql`
        insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name,
          description, parent_id, path, created_at, updated_at)
        values (${tx.environmentId}, ${id}, ${organization_id}, ${type}, ${external_id}, ${name}, ${description},
          ${parent.id}, ${path}, ${now}, ${now})`,
      onViolation('authorization_resources_external_id', () => externalIdConflict(type, external_id)),
    )
    const given = { id, organization_id, resource_type_slug: type, external_id, name, description }
    return { ...given, parent_id: parent.id, path, created_at: now, updated_at: now }
  })
}

/** The parent that a request names, or `undefined`. */
export function parentKeyOf(input: {
  parent_resource_id?: string | null
  parent_resource_external_id?: string
  parent_resource_type_slug?: string
}) {
  const { parent_resource_id: id, parent_resource_type_slug: type, parent_resource_external_id: externalId } = input
  return readKey({ id, type, externalId }, () =>
    refused(
      'parent_resource_id',
      'ambiguous',
      'is ambiguous. Send it alone, or `parent_resource_external_id` and `parent_resource_type_slug` together.',
    ),
  )
}
