import { AccountClient, ListedAccount } from '#pipes/connected-accounts/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { connectWithClient } from '../accounts.ts'
import { keyRefusals } from '../errors.ts'
import { organizationOwner } from '../owners.ts'
import { slugParams } from '../schemas.ts'

export const storeOrganizationClientOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.store_organization_client',
  method: 'PUT',
  path: '/_widgets/DataIntegrations/{slug}/organization/client-credentials',
  summary: 'Connect the organization by a client for a widget',
  description: 'Without `config`, that of the account stays.',
  permission: 'widgets:pipes:manage',
  params: slugParams,
  body: AccountClient,
  success: { status: 200, body: ListedAccount },
  errors: keyRefusals,
  handler: ({ params, body }, ctx, widget) => connectWithClient(ctx, params.slug, organizationOwner(widget), body),
})
