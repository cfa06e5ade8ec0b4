import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { isReturned, type Projection, project, type Resource, schemasOf } from '#protocol/scim/index.ts'
import { type DirectoryRow, scimEndpoint } from '../../directories/index.ts'
import { versionOf } from '../answers/versions.ts'
import type { ResourceKind, ResourceRow } from './kind.ts'

/** The whole of each resource as SCIM has it, in the order of the rows. @param withRelated whether to read those too */
export async function wholeResources(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  rows: readonly ResourceRow[],
  withRelated: boolean,
): Promise<Resource[]> {
  const ids = rows.map(({ id }) => id)
  const related = withRelated && rows.length > 0 ? await kind.readRelated(ctx, directory, ids) : undefined
  return rows.map((row) => {
    const others = related?.get(row.id)
    return {
      schemas: schemasOf(row.resource, kind.type),
      id: row.id,
      ...row.resource,
      ...defined({ [kind.related]: others }),
      meta: {
        resourceType: kind.type.name,
        created: row.created_at,
        lastModified: row.updated_at,
        location: locationOf(ctx, directory, kind, row.id),
        version: versionOf(row),
      },
    }
  })
}

/** Resources with the attributes that the client asks for. */
export async function renderResources(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  rows: readonly ResourceRow[],
  projection: Projection,
  withRelated = isReturned(kind.related, projection),
): Promise<Resource[]> {
  const whole = await wholeResources(ctx, directory, kind, rows, withRelated)
  return whole.map((resource) => project(resource, projection, kind.type))
}

export function locationOf(
  ctx: Context,
  directory: DirectoryRow,
  { type }: Pick<ResourceKind, 'type'>,
  id: string,
): string {
  return `${scimEndpoint(ctx, directory)}${type.endpoint}/${encodeURIComponent(id)}`
}
