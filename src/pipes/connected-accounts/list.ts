import { checkedRead } from '#platform/checked-read.ts'
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
import { requireOwner } from './owner.ts'
import {
  type AccountOwner,
  type AccountRow,
  accountColumns,
  type DataProvider,
  ownershipOf,
  toListedAccount,
} from './schemas.ts'
import { type AccountSelector, isOf } from './select-account.ts'

/** An integration as someone has it. */
export interface ListedIntegration extends ConfiguredIntegration {
  /** The one that stands for them. */
  account: AccountRow | undefined
  /** All of them, the oldest first. */
  accounts: AccountRow[]
}

/** All integrations as someone has them, in the order of their slugs. */
export async function listHeld(ctx: Context, owner: AccountOwner): Promise<ListedIntegration[]> {
  const [integrations, accounts] = await Promise.all([
    listIntegrationsFor(ctx, owner.organizationId, ownershipOf(owner)),
    ctx.db.many<AccountRow>(sql`
      select ${accountColumns} from connected_accounts a
      where a.environment_id = ${ctx.environmentId} and ${isOf(owner)} order by a.id`),
  ])
  return integrations.map((each) => {
    const all = accounts.filter((row) => row.integration_id === each.integration.id)
    return { ...each, account: all.find((row) => row.connection_role === 'compatibility'), accounts: all }
  })
}

/** Those that are enabled for someone or that they have an account of, with the accounts that a caller sees. @throws notFound */
export async function listDataProviders(
  ctx: Context,
  owner: AccountOwner,
  { isPlural = false }: Pick<AccountSelector, 'isPlural'>,
): Promise<DataProvider[]> {
  const all = await checkedRead(requireOwner(ctx, owner), () => listHeld(ctx, owner))
  return all
    .map((each) => ({ ...each, seen: isPlural ? each.accounts : each.account === undefined ? [] : [each.account] }))
    .filter(({ seen, ...each }) => seen.length > 0 || effectiveSettings(each.integration, each.configuration).enabled)
    .map(({ integration, account, seen }) => toDataProvider(integration, account, seen))
}

function toDataProvider(
  row: IntegrationRow,
  account: AccountRow | undefined,
  accounts: readonly AccountRow[],
): DataProvider {
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
    connection_owner: row.ownership,
    ownership: row.ownership === 'user' ? 'userland_user' : 'organization',
    created_at,
    updated_at,
    integrationType: type,
    credentialsType: credentials,
    createdAt: created_at,
    updatedAt: updated_at,
    connected_account: account === undefined ? null : toListedAccount(account),
    connected_accounts: accounts.map(toListedAccount),
  }
}
