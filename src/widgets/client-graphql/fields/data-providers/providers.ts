import {
  type AccountOwner,
  type AccountRow,
  type ListedIntegration,
  listHeld,
} from '#pipes/connected-accounts/index.ts'
import {
  type ConfiguredIntegration,
  effectiveSettings,
  integrationNotFound,
  integrationType,
  providerOf,
} from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import { isOffered, isOpenToUser } from '../../../widget-pipes/index.ts'
import type { OrganizationWidget, UserWidget } from '../../../widget-tokens/index.ts'
import type { DataProvider, DataProviderConnection, OrganizationDataProvider } from '../../types.generated.ts'

/** Services as someone has them, with the ids by which the schema names them. */
export type Held = ListedIntegration & { id: string }

async function listAll(ctx: Context, owner: AccountOwner): Promise<Held[]> {
  return (await listHeld(ctx, owner)).map((held) => ({ ...held, id: held.integration.id }))
}

export async function listOpenToUser(ctx: Context, { userId, organizationId }: UserWidget): Promise<Held[]> {
  return (await listAll(ctx, { userId, organizationId })).filter(isOpenToUser)
}

export async function listOfOrganization(ctx: Context, { organizationId }: OrganizationWidget): Promise<Held[]> {
  const all = await listAll(ctx, { userId: null, organizationId })
  return all.filter((held) => held.accounts.length > 0 || isOffered(held))
}

/** @throws notFound */
export function oneOf(all: readonly Held[], id: string): Held {
  const found = all.find((held) => held.id === id)
  if (found === undefined) throw integrationNotFound(id)
  return found
}

export function toDataProvider({ integration, configuration }: ConfiguredIntegration): DataProvider {
  return {
    authMethods: integration.auth_methods,
    createdAt: integration.created_at,
    description: integration.description,
    enabled: effectiveSettings(integration, configuration).enabled,
    id: integration.id,
    integrationType: integrationType(integration),
    name: providerOf(integration).name,
    scopes: configuration?.scopes ?? integration.scopes,
    slug: integration.slug,
    state: integration.state,
    updatedAt: configuration?.updated_at ?? integration.updated_at,
  }
}

export function toOrganizationProvider(held: Held): OrganizationDataProvider {
  const { integration, account } = held
  return {
    ...toDataProvider(held),
    __typename: 'OrganizationDataProvider',
    connection: account === undefined ? null : toConnection(account, integration),
    hasCredentials: hasOwnClient(held),
  }
}

/** Whether the organization has brought a client of its own. */
export function hasOwnClient({ integration, configuration }: ConfiguredIntegration): boolean {
  return integration.credentials_type === 'organization' && configuration?.client_id != null
}

export function toConnection(
  row: Pick<
    AccountRow,
    'auth_method' | 'created_at' | 'id' | 'organization_id' | 'scopes' | 'updated_at' | 'user_id'
  > & { state: string },
  { id, slug }: { id: string; slug: string },
): DataProviderConnection {
  return {
    authMethod: row.auth_method,
    createdAt: row.created_at,
    dataProviderId: id,
    dataProviderSlug: slug,
    id: row.id,
    organizationId: row.organization_id,
    scopes: row.scopes,
    state: row.state,
    updatedAt: row.updated_at,
    userId: row.user_id,
  }
}
