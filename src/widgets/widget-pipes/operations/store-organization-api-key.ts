import { ListedAccount } from '#pipes/connected-accounts/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { connectWithKey } from '../accounts.ts'
import { keyRefusals } from '../errors.ts'
import { organizationOwner } from '../owners.ts'
import { AccountKey, slugParams } from '../schemas.ts'

export const storeOrganizationApiKeyOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.store_organization_api_key',
  method: 'PUT',
  path: '/_widgets/DataIntegrations/{slug}/organization/api-key',
  summary: 'Connect the organization by a key for a widget',
  permission: 'widgets:pipes:manage',
  params: slugParams,
  body: AccountKey,
  success: { status: 200, body: ListedAccount },
  errors: keyRefusals,
  handler: ({ params, body }, ctx, widget) => connectWithKey(ctx, params.slug, organizationOwner(widget), body.secret),
})
