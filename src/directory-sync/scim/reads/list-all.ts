import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ListQuery } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import type { ResourceKind, ResourceRow } from '../resources/kind.ts'

/** Rows of a page, and how many there are on all of them. */
export interface FoundPage {
  rows: readonly ResourceRow[]
  totalResults: number
}

/** A page of all resources, in the order of a column; resources that are equal there are in that of their ids. */
export async function listAll(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  { startIndex, count, sortOrder }: ListQuery,
  column: Statement,
): Promise<FoundPage> {
  const direction = sortOrder === 'descending' ? sql`desc` : sql`asc`
  const source = sql`${kind.table} where ${kind.ofDirectory(ctx, directory)}`
  const [{ total }, rows] = await Promise.all([
    ctx.db.one<{ total: number }>(sql`select count(*)::int as total from ${source}`),
    count === 0
      ? []
      : ctx.db.many<ResourceRow>(sql`
          select ${kind.columns} from ${source} order by ${column} ${direction}, ${kind.id} ${direction}
          limit ${count} offset ${startIndex - 1}`),
  ])
  return { rows, totalResults: total }
}
