import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import {
  type ConfiguredIntegration,
  effectiveSettings,
  type IntegrationRow,
  integrationType,
  listIntegrationsFor,
  providerOf,
} from '../pipe-providers/index.ts'
import { isOf } from './find.ts'
import { requireOwner } from './require-owner.ts'
import { type AccountOwner, type AccountRow, accountColumns, type DataProvider, toListedAccount } from './schemas.ts'

/** An integration as someone has it. */
export interface ListedIntegration extends ConfiguredIntegration {
  account: AccountRow | undefined
}

/** All integrations as someone has them, in the order of their slugs. */
export async function listHeld(ctx: Context, owner: AccountOwner): Promise<ListedIntegration[]> {
  const [integrations, accounts] = await Promise.all([
    listIntegrationsFor(ctx, owner.organizationId, owner.userId === null ? 'organization' : 'userland_user'),
    ctx.db.many<AccountRow>(sql`
      select ${accountColumns} from connected_accounts a where a.environment_id = ${ctx.environmentId} and ${isOf(owner)}`),
  ])
  const byIntegration = new Map(accounts.map((row) => [row.integration_id, row]))
  return integrations.map((each) => ({ ...each, account: byIntegration.get(each.integration.id) }))
}

/** Those that are enabled for someone or that they have an account of. @throws notFound */
export async function listDataProviders(ctx: Context, owner: AccountOwner): Promise<DataProvider[]> {
  await requireOwner(ctx, owner)
  const all = await listHeld(ctx, owner)
  return all
    .filter((each) => each.account !== undefined || effectiveSettings(each.integration, each.configuration).enabled)
    .map(({ integration, account }) => toDataProvider(integration, account))
}

function toDataProvider(row: IntegrationRow, account: AccountRow | undefined): DataProvider {
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
