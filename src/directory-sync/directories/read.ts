import type { Context } from '#platform/context.ts'
import { escapeLike } from '#platform/db/like.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { type DirectoryCounts, type DirectoryRow, directoryColumns } from './schemas.ts'

export interface DirectoryFilters {
  organization_id?: string
  domain?: string
  /** A part of the name, in any case. */
  search?: string
}

export function listDirectories(ctx: Context, query: ListQuery & DirectoryFilters): Promise<Page<DirectoryRow>> {
  const { organization_id, domain, search } = query
  return readPage<DirectoryRow>(ctx.db, query, {
    select: sql`select ${directoryColumns} from directories d`,
    where: [
      sql`d.environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? undefined : sql`d.organization_id = ${organization_id}`,
      domain === undefined ? undefined : sql`lower(d.domain) = ${domain.toLowerCase()}`,
      search === undefined ? undefined : sql`d.name ilike ${`%${escapeLike(search)}%`}`,
    ],
    id: sql`d.id`,
    prefix: 'directory',
  })
}

/** How many users and groups directories have, by their ids. */
export const directoryCounts =
  defineExtensionPoint<(ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, DirectoryCounts>>>()

export async function countsOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryCounts>> {
  const counted = await Promise.all(directoryCounts.of(ctx.system).map((count) => count(ctx, ids)))
  return new Map(counted.flatMap((each) => [...each]))
}
