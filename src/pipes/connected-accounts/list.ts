import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { integrationType, providerOf } from '../pipe-providers/index.ts'
import type { UsedIntegration } from './find.ts'
import { isOf } from './find.ts'
import { requireOwner } from './require-owner.ts'
import { type AccountOwner, type AccountRow, accountColumns, type DataProvider, toListedAccount } from './schemas.ts'

type ListedIntegration = Pick<UsedIntegration, 'id' | 'slug' | 'scopes' | 'auth_methods' | 'custom_provider'> & {
  description: string | null
  is_enabled: boolean
  created_at: string
  updated_at: string
}

/**
 * All integrations that are enabled for somebody or that they have an account of, with the accounts, in the order of their slugs.
 *
 * @throws notFound
 */
export async function listDataProviders(ctx: Context, owner: AccountOwner): Promise<DataProvider[]> {
  await requireOwner(ctx, owner)
  const [integrations, accounts] = await Promise.all([
    ctx.db.many<ListedIntegration>(sql`
      select i.id, i.slug, i.description, i.scopes, i.auth_methods, i.custom_provider, i.created_at, i.updated_at,
        coalesce(c.enabled, i.enabled) as is_enabled
      from data_integrations i left join data_integration_configurations c on c.environment_id = i.environment_id
        and c.integration_id = i.id and c.organization_id = ${owner.organizationId}
      where i.environment_id = ${ctx.environmentId} order by i.slug`),
    ctx.db.many<AccountRow>(sql`
      select ${accountColumns} from connected_accounts a where a.environment_id = ${ctx.environmentId} and ${isOf(owner)}`),
  ])
  const byIntegration = new Map(accounts.map((row) => [row.integration_id, row]))
  return integrations
    .filter(({ id, is_enabled }) => is_enabled || byIntegration.has(id))
    .map((row) => toDataProvider(row, byIntegration.get(row.id)))
}

function toDataProvider(row: ListedIntegration, account: AccountRow | undefined): DataProvider {
  const { id, slug, description, scopes, auth_methods, created_at, updated_at } = row
  const type = integrationType(row)
  const credentials = auth_methods.includes('oauth') ? 'oauth2' : (auth_methods[0] ?? 'oauth2')
  return {
    object: 'data_provider',
    id,
    name: providerOf(row).name,
    description,
    slug,
    integration_type: type,
    credentials_type: credentials,
    scopes,
    auth_methods,
    ownership: 'userland_user',
    created_at,
    updated_at,
    integrationType: type,
    credentialsType: credentials,
    createdAt: created_at,
    updatedAt: updated_at,
    connected_account: account === undefined ? null : toListedAccount(account),
  }
}
