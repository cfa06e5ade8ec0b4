import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { isOnFor } from './evaluation.ts'
import { type FlagRow, flagColumns } from './schemas.ts'

export interface FlagFilters {
  /** A part of the name or of the slug, in any case. */
  search?: string
  enabled?: boolean
}

export function listFlags(
  ctx: Context,
  { search, enabled, ...query }: ListQuery & FlagFilters,
): Promise<Page<FlagRow>> {
  return readFlags(
    ctx,
    query,
    search === undefined ? undefined : sql`(f.name ilike ${containing(search)} or f.slug ilike ${containing(search)})`,
    enabled === undefined ? undefined : sql`f.enabled = ${enabled}`,
  )
}

/** The flags that a user gets in an organization: what a session of theirs there gets. */
export function listFlagsOfMember(
  ctx: Context,
  { userId, organizationId }: { userId: string; organizationId: string },
  query: ListQuery,
): Promise<Page<FlagRow>> {
  return readFlags(ctx, query, isOnFor({ userId, organizationIds: sql`array[${organizationId}::text]` }))
}

/** The flags that an organization gets, for every member. @throws notFound for the organization */
export async function listFlagsOfOrganization(ctx: Context, id: string, query: ListQuery): Promise<Page<FlagRow>> {
  const isOn = isOnFor({ userId: null, organizationIds: sql`array[${id}::text]` })
  const [page] = await Promise.all([readFlags(ctx, query, isOn), requireOrganization(ctx, id)])
  return page
}

/** The flags that a user gets alone or in any organization that they are an active member of. @throws notFound */
export async function listFlagsOfUser(ctx: Context, id: string, query: ListQuery): Promise<Page<FlagRow>> {
  const organizationIds = sql`array(
    select m.organization_id from organization_memberships m
    where m.environment_id = ${ctx.environmentId} and m.user_id = ${id} and m.status = 'active')`
  const [page] = await Promise.all([readFlags(ctx, query, isOnFor({ userId: id, organizationIds })), getUser(ctx, id)])
  return page
}

function readFlags(ctx: Context, query: ListQuery, ...conditions: (Statement | undefined)[]): Promise<Page<FlagRow>> {
  return readPage<FlagRow>(ctx.db, query, {
    select: sql`select ${flagColumns} from feature_flags f`,
    where: [sql`f.environment_id = ${ctx.environmentId}`, ...conditions],
    id: sql`f.id`,
    prefix: 'flag',
  })
}
