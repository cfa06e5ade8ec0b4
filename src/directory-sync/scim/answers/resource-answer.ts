import type { Context } from '#platform/context.ts'
import type { Projection } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import type { ResourceKind, ResourceRow } from '../resources/kind.ts'
import { locationOf, renderResources } from '../resources/render.ts'
import type { ScimAnswer } from './answer.ts'
import { versionOf } from './versions.ts'

/** One resource as an answer, with its address and version. */
export async function resourceAnswer(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  row: ResourceRow,
  { status, projection }: { status: 200 | 201; projection: Projection },
): Promise<ScimAnswer> {
  const withRelated = status === 201 && kind.isBornAlone ? false : undefined
  const [body = {}] = await renderResources(ctx, directory, kind, [row], projection, withRelated)
  const location = locationOf(ctx, directory, kind, row.id)
  const address = status === 201 ? { location } : { 'content-location': location }
  return { status, headers: { etag: versionOf(row), ...address }, body }
}
