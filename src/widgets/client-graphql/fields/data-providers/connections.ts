import { AccountClient, dropAccount, isConnecting, startHandedConnection } from '#pipes/connected-accounts/index.ts'
import type { Context } from '#platform/context.ts'
import { type DomainError, notFound } from '#platform/http/errors.ts'
import { pageOfAll } from '#platform/http/list.ts'
import {
  AccountKey,
  connectWithClient,
  connectWithKey,
  organizationPipes,
  ownPipes,
} from '../../../widget-pipes/index.ts'
import type { UserWidget } from '../../../widget-tokens/index.ts'
import { forMember, permitted } from '../../admissions.ts'
import { mutation, query } from '../../define-field.ts'
import { pagingOf } from '../../paging.ts'
import { requireShape } from '../../require-shape.ts'
import type { DataProviderAuthorization, DataProviderConnection } from '../../types.generated.ts'
import { invalidConfig, valuesOf } from './config-values.ts'
import { listOfOrganization, listOpenToUser, oneOf, toConnection } from './providers.ts'

const forPipes = permitted('widgets:pipes:manage')

const authorizationRefusals = {
  data_integration_client_missing: unavailable,
  data_integration_disabled: unavailable,
  auth_method_mismatch: unavailable,
  invalid_request_parameters: invalidConfig,
}

export const dataProviderConnectionFields = [
  query('dataProviderConnections', forMember, async (args, ctx, widget) => {
    const all = await listConnections(ctx, widget)
    const { rows, before, after } = pageOfAll(all, pagingOf(args), 'data_installation')
    return { data: rows, listMetadata: { before, after } }
  }),

  query('dataProviderConnection', forMember, async ({ id }, ctx, widget) => {
    const found = (await listConnections(ctx, widget)).find((each) => each.id === id)
    if (found === undefined) throw notFound('Connected account', id)
    return found
  }),

  query('dataProviderAuthorizationStatus', forMember, async ({ dataProviderId, state }, ctx, widget) => ({
    connecting: await isConnecting(ctx, dataProviderId, state, widget),
    state,
  })),

  mutation(
    'createDataProviderAuthorization',
    forMember,
    async ({ input: { dataProviderId, config } }, ctx, widget) => {
      const { integration } = oneOf(await listOpenToUser(ctx, widget), dataProviderId)
      return begin(ctx, integration.slug, { owner: ownPipes.ownerOf(widget), config: valuesOf(config) })
    },
    authorizationRefusals,
  ),

  mutation(
    'createOrganizationDataProviderAuthorization',
    forPipes,
    async ({ input: { dataProviderId, config } }, ctx, widget) => {
      const { integration } = oneOf(await listOfOrganization(ctx, widget), dataProviderId)
      return begin(ctx, integration.slug, {
        owner: organizationPipes.ownerOf(widget),
        actingUserId: widget.userId,
        config: valuesOf(config),
      })
    },
    authorizationRefusals,
  ),

  mutation('createDataProviderConnection', forMember, async ({ input: { dataProviderId, apiKey } }, ctx, widget) => {
    const { integration } = oneOf(await listOpenToUser(ctx, widget), dataProviderId)
    const { secret } = requireShape(AccountKey, { secret: apiKey })
    return toConnection(await connectWithKey(ctx, integration.slug, ownPipes.ownerOf(widget), secret), integration)
  }),

  mutation(
    'connectDataProviderWithClientCredentials',
    forMember,
    async ({ input: { dataProviderId, clientId, clientSecret, config } }, ctx, widget) => {
      const { integration } = oneOf(await listOpenToUser(ctx, widget), dataProviderId)
      const client = requireShape(AccountClient, {
        client_id: clientId,
        client_secret: clientSecret,
        ...(config == null ? {} : { config: valuesOf(config) }),
      })
      const account = await connectWithClient(ctx, integration.slug, ownPipes.ownerOf(widget), client)
      return { __typename: 'DataProviderConnected', connection: toConnection(account, integration) }
    },
    {
      invalid_request_parameters: invalidConfig,
      async auth_method_mismatch(_error, { input: { dataProviderId } }, ctx) {
        const { integration } = oneOf(await listOpenToUser(ctx, await forMember(ctx, undefined)), dataProviderId)
        return {
          __typename: 'DataProviderAuthMethodUnsupported',
          authMethod: 'client_credentials',
          supportedAuthMethods: integration.auth_methods,
        }
      },
      async connected_with_another_method(_error, { input: { dataProviderId } }, ctx) {
        const { account } = oneOf(await listOpenToUser(ctx, await forMember(ctx, undefined)), dataProviderId)
        return (
          account && { __typename: 'DataProviderConnectionAuthMethodConflict', existingAuthMethod: account.auth_method }
        )
      },
    },
  ),

  mutation('deleteDataProviderConnection', forMember, async ({ id }, ctx, widget) => {
    await dropAccount(ctx, id, ownPipes.ownerOf(widget))
    return id
  }),
]

async function listConnections(ctx: Context, widget: UserWidget): Promise<DataProviderConnection[]> {
  const all = await listOpenToUser(ctx, widget)
  return all.flatMap(({ accounts, integration }) => accounts.map((row) => toConnection(row, integration)))
}

async function begin(
  ctx: Context,
  slug: string,
  wanted: Parameters<typeof startHandedConnection>[2],
): Promise<DataProviderAuthorization & { __typename: 'DataProviderAuthorization' }> {
  const { url, redirectToken, handoffToken } = await startHandedConnection(ctx, slug, wanted)
  return { __typename: 'DataProviderAuthorization', handoffToken, redirectToken, state: redirectToken, url }
}

function unavailable({ message }: DomainError) {
  return { __typename: 'DataProviderAuthorizationUnavailable' as const, message }
}
