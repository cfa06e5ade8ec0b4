import type { Context } from '#platform/context.ts'
import { escapeLike } from '#platform/db/like.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { canonicalType } from './connection-types.ts'
import {
  type ConnectionDomainRow,
  type ConnectionRow,
  connectionColumns,
  type connectionStates,
  type JoinedConnection,
} from './schemas.ts'

export interface ConnectionFilters {
  connection_type?: string
  domain?: string
  organization_id?: string
  /** A part of the name, in any case. */
  search?: string
  state?: (typeof connectionStates)[number]
}

/** @throws notFound */
export async function getConnection(ctx: Context, id: string): Promise<JoinedConnection> {
  const [row, domains] = await Promise.all([
    ctx.db.maybe<ConnectionRow>(sql`
      select ${connectionColumns} from connections
      where environment_id = ${ctx.environmentId} and id = ${id} and organization_id is not null`),
    domainsOf(ctx, [id]),
  ])
  if (row === undefined) throw notFound('Connection', id)
  return { row, domains }
}

export async function listConnections(
  ctx: Context,
  query: ListQuery & ConnectionFilters,
): Promise<Page<JoinedConnection['row'] & { domains: ConnectionDomainRow[] }>> {
  const { connection_type, domain, organization_id, search, state } = query
  const page = await readPage<ConnectionRow>(ctx.db, query, {
    select: sql`select ${connectionColumns} from connections`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? sql`organization_id is not null` : sql`organization_id = ${organization_id}`,
      connection_type === undefined ? undefined : sql`connection_type = ${canonicalType(connection_type)}`,
      search === undefined ? undefined : sql`name ilike ${`%${escapeLike(search)}%`}`,
      state === undefined ? undefined : sql`state = ${state}`,
      domain === undefined ? undefined : hasDomain(ctx, domain.toLowerCase()),
    ],
    id: sql`id`,
    prefix: 'conn',
  })
  const domains = await domainsOf(
    ctx,
    page.rows.map(({ id }) => id),
  )
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, domains: domains.filter((each) => each.connection_id === row.id) })),
  }
}

/** The connection names the domain itself, or its organization has verified it. */
function hasDomain({ environmentId }: Context, domain: string): Statement {
  return sql`(
    connections.id = any(array(
      select d.connection_id from connection_domains d where d.environment_id = ${environmentId} and d.domain = ${domain}
      union all
      select o.id from organization_domains v
      join connections o on o.environment_id = v.environment_id and o.organization_id = v.organization_id
      where v.environment_id = ${environmentId} and v.domain = ${domain} and v.state = 'verified')))`
}

export async function withDomains(ctx: Context, row: ConnectionRow): Promise<JoinedConnection> {
  return { row, domains: await domainsOf(ctx, [row.id]) }
}

function domainsOf(ctx: Context, connectionIds: string[]): Promise<ConnectionDomainRow[]> {
  if (connectionIds.length === 0) return Promise.resolve([])
  return ctx.db.many<ConnectionDomainRow>(sql`
    select id, connection_id, domain from connection_domains
    where environment_id = ${ctx.environmentId} and connection_id = any(${connectionIds}) order by id`)
}
