import type { Context } from '#platform/context.ts'
import { type ListQuery, listResponse } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import type { ResourceKind } from '../resources/kind.ts'
import { renderResources } from '../resources/render.ts'
import { type FoundPage, listAll } from './list-all.ts'
import { listMatching } from './list-matching.ts'

/** A page of users or groups, as the query asks for it (RFC 7644 §3.4.2). */
export async function listResources(ctx: Context, directory: DirectoryRow, kind: ResourceKind, query: ListQuery) {
  const { rows, totalResults } = await findPage(ctx, directory, kind, query)
  const resources = await renderResources(ctx, directory, kind, rows, query.projection)
  return listResponse(resources, { totalResults, startIndex: query.startIndex })
}

export function findPage(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  query: ListQuery,
): Promise<FoundPage> {
  const column = query.sortBy === null ? kind.id : kind.sortColumns[query.sortBy.join('.')]
  return query.filter === null && column !== undefined
    ? listAll(ctx, directory, kind, query, column)
    : listMatching(ctx, directory, kind, query)
}
