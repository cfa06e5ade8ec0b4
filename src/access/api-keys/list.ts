import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { type ApiKeyRow, apiKeyColumns, type UserApiKeyRow } from './schemas.ts'

/**
 * The keys of an organization itself, expired ones too. Keys of its members are listed with their users.
 *
 * @throws notFound for the organization
 */
export async function listOrganizationApiKeys(
  ctx: Context,
  organizationId: string,
  query: ListQuery & { search?: string },
): Promise<Page<ApiKeyRow>> {
  const page = await readPage<ApiKeyRow>(ctx.db, query, {
    select: sql`select ${apiKeyColumns} from api_keys k`,
    where: [
      sql`k.environment_id = ${ctx.environmentId}`,
      sql`k.organization_id = ${organizationId}`,
      sql`k.user_id is null`,
      isNamedLike(query.search),
    ],
    id: sql`k.id`,
    prefix: 'api_key',
  })
  // A row proves that the organization exists.
  if (page.rows.length === 0) await getOrganization(ctx, organizationId)
  return page
}

/**
 * The keys of a user in all organizations or in one, expired ones and those of inactive memberships too.
 *
 * @throws notFound for the user
 */
export async function listUserApiKeys(
  ctx: Context,
  userId: string,
  query: ListQuery & { organization_id?: string; search?: string },
): Promise<Page<UserApiKeyRow>> {
  const { organization_id } = query
  const page = await readPage<UserApiKeyRow>(ctx.db, query, {
    select: sql`select ${apiKeyColumns} from api_keys k`,
    where: [
      sql`k.environment_id = ${ctx.environmentId}`,
      sql`k.user_id = ${userId}`,
      organization_id === undefined ? undefined : sql`k.organization_id = ${organization_id}`,
      isNamedLike(query.search),
    ],
    id: sql`k.id`,
    prefix: 'api_key',
  })
  if (page.rows.length === 0) await getUser(ctx, userId)
  return page
}

/** A key of a user or of an organization itself. */
export function findApiKey(ctx: Context, id: string): Promise<ApiKeyRow | undefined> {
  return ctx.db.maybe<ApiKeyRow>(sql`
    select ${apiKeyColumns} from api_keys k where k.environment_id = ${ctx.environmentId} and k.id = ${id}`)
}

function isNamedLike(search: string | undefined): Statement | undefined {
  return search === undefined || search === '' ? undefined : sql`k.name ilike ${containing(search)}`
}
