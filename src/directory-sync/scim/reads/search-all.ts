import type { Context } from '#platform/context.ts'
import { listResponse, type Resource, readListQuery } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { groups } from '../resources/groups.ts'
import { renderResources } from '../resources/render.ts'
import { users } from '../resources/users.ts'
import { findPage } from './list-resources.ts'

/**
 * A page of the users and then the groups that a search finds (RFC 7644 §3.4.3). An order is that of the users, and of the
 * groups.
 */
export async function searchAll(ctx: Context, directory: DirectoryRow, search: Readonly<Record<string, unknown>>) {
  const { startIndex, count } = readListQuery(search, users.type)
  const resources: Resource[] = []
  let totalResults = 0
  for (const kind of [users, groups]) {
    const query = {
      ...readListQuery(search, kind.type),
      // A page that begins among the users continues with the first groups.
      startIndex: Math.max(startIndex - totalResults, 1),
      count: count - resources.length,
    }
    const page = await findPage(ctx, directory, kind, query)
    resources.push(...(await renderResources(ctx, directory, kind, page.rows, query.projection)))
    totalResults += page.totalResults
  }
  return listResponse(resources, { totalResults, startIndex })
}
