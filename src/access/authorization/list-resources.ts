import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow, readPage } from '#platform/http/list.ts'
import { missingListScope, refused } from './errors.ts'
import { readKey } from './resource-key.ts'
import { type ResourceRow, resourceColumns } from './resource-schemas.ts'

export interface ResourceFilters {
  organization_id?: string
  resource_type_slug?: string
  resource_external_id?: string
  parent_resource_id?: string
  parent_resource_type_slug?: string
  parent_external_id?: string
}

/**
 * @throws missingListScope
 * @throws refused for a parent that is named in both ways or by half of one.
 */
export function listResources(ctx: Context, query: ListQuery & ResourceFilters): Promise<Page<ResourceRow>> {
  // An invalid cursor is reported before other faults.
  pageWindow(query, prefix)
  const { organization_id, resource_type_slug: type, resource_external_id: externalId } = query
  if (organization_id === undefined && type === undefined) throw missingListScope()
  const { parent_resource_id, parent_resource_type_slug, parent_external_id } = query
  const parent = readKey(
    { id: parent_resource_id, type: parent_resource_type_slug, externalId: parent_external_id },
    () =>
      refused(
        'parent_resource_id',
        'ambiguous',
        'is ambiguous. Send it alone, or `parent_external_id` and `parent_resource_type_slug` together.',
      ),
  )
  return readPage<ResourceRow>(ctx.db, query, {
    select: sql`select ${resourceColumns} from authorization_resources t`,
    where: [
      sql`t.environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? undefined : sql`t.organization_id = ${organization_id}`,
      type === undefined ? undefined : sql`t.resource_type_slug = ${type}`,
      externalId === undefined ? undefined : sql`t.external_id = ${externalId}`,
      parent === undefined
        ? undefined
        : 'id' in parent
          ? sql`t.parent_id = ${parent.id}`
          : sql`t.parent_id in (
              select id from authorization_resources where environment_id = ${ctx.environmentId}
                and organization_id = t.organization_id
                and resource_type_slug = ${parent.type} and external_id = ${parent.externalId})`,
    ],
    id: sql`t.id`,
    prefix,
  })
}

const prefix = 'authz_resource'
