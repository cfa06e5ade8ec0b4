import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { getIntegration, type Ownership } from '../pipe-providers/index.ts'
import { type AccountRow, accountColumns } from './schemas.ts'

export interface AccountFilters {
  ownership?: Ownership
  user_id?: string
  organization_id?: string
}

/** The accounts that anyone has of an integration. @throws notFound for the integration */
export async function listAccounts(
  ctx: Context,
  slug: string,
  { ownership = 'user', user_id, organization_id, ...query }: ListQuery & AccountFilters,
): Promise<Page<AccountRow>> {
  const integration = await getIntegration(ctx, slug, ownership)
  return readPage<AccountRow>(ctx.db, query, {
    select: sql`select ${accountColumns} from connected_accounts a`,
    where: [
      sql`a.environment_id = ${ctx.environmentId}`,
      sql`a.integration_id = ${integration.id}`,
      user_id === undefined ? undefined : sql`a.user_id = ${user_id}`,
      organization_id === undefined ? undefined : sql`a.organization_id = ${organization_id}`,
    ],
    id: sql`a.id`,
    prefix: 'data_installation',
  })
}
