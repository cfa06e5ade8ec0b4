import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Filter, type ListQuery, matchesFilter, mentions, type Resource, sortValue } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { scanLimitReached } from '../errors.ts'
import type { ResourceKind, ResourceRow } from '../resources/kind.ts'
import { wholeResources } from '../resources/render.ts'
import { conditionOf } from './conditions.ts'
import type { FoundPage } from './list-all.ts'
import { lookupOf } from './lookup.ts'
import { inOrder } from './sorting.ts'

/** Resources that one request looks at, and those that are read at once. */
const maxScanned = 50_000
const step = 500

/** A resource that matches. Of those beyond the first ones only the id is kept. */
interface Match {
  id: string
  key: unknown
  row: ResourceRow | undefined
}

/**
 * A page of the resources that match a filter, in the order of any attribute. An index finds those that can match; each of
 * them is then compared here, so that every filter means what the RFC says.
 *
 * @throws scanLimitReached if too many would have to be looked at
 */
export async function listMatching(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  query: ListQuery,
): Promise<FoundPage> {
  const matches = await findMatches(ctx, directory, kind, query)
  const sorted = query.sortBy === null && query.sortOrder === 'ascending' ? matches : inOrder(matches, query.sortOrder)
  const page = sorted.slice(query.startIndex - 1, query.startIndex - 1 + query.count)
  return { rows: await rowsOf(ctx, directory, kind, page), totalResults: matches.length }
}

async function findMatches(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  { filter, sortBy }: ListQuery,
): Promise<Match[]> {
  const name = kind.type.name === 'User' ? 'userName' : 'displayName'
  const condition = conditionOf(kind, filter === null ? undefined : lookupOf(filter, { name, related: kind.related }))
  const needsRelated = (filter !== null && mentions(filter, kind.related)) || sortBy?.[0] === kind.related
  const matches: Match[] = []
  let scanned = 0
  for (let after = ''; ; ) {
    const rows = await ctx.db.many<ResourceRow>(sql`
      select ${kind.columns} from ${kind.table}
      where ${kind.ofDirectory(ctx, directory)} and ${condition} and ${kind.id} > ${after}
      order by ${kind.id} limit ${step}`)
    scanned += rows.length
    if (scanned > maxScanned) throw scanLimitReached(maxScanned)
    const resources = await wholeResources(ctx, directory, kind, rows, needsRelated)
    rows.forEach((row, i) => {
      const resource = resources[i] ?? {}
      if (!isMatch(filter, resource, kind)) return
      const key = sortBy === null ? row.id : sortValue(resource, sortBy, kind.type)
      matches.push({ id: row.id, key, row: matches.length < step ? row : undefined })
    })
    if (rows.length < step) return matches
    after = rows.at(-1)?.id ?? ''
  }
}

function isMatch(filter: Filter | null, resource: Resource, { type }: ResourceKind) {
  return filter === null || matchesFilter(filter, resource, type)
}

/** The rows of matches in their order; those that were not kept are read again. */
async function rowsOf(
  ctx: Context,
  directory: DirectoryRow,
  kind: ResourceKind,
  page: readonly Match[],
): Promise<ResourceRow[]> {
  const missing = page.filter(({ row }) => row === undefined).map(({ id }) => id)
  const read =
    missing.length === 0
      ? []
      : await ctx.db.many<ResourceRow>(sql`
          select ${kind.columns} from ${kind.table}
          where ${kind.ofDirectory(ctx, directory)} and ${kind.lookups.ids(missing)}`)
  const byId = new Map(read.map((row) => [row.id, row]))
  return page.flatMap(({ id, row }) => row ?? byId.get(id) ?? [])
}
