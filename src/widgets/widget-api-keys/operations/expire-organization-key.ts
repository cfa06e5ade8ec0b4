import { Type } from 'typebox'
import { apiKeyAlreadyExpired, expireApiKey } from '#access/api-keys/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { requireOrganizationKey } from '../keys.ts'
import { ExpireWidgetApiKey, toWidgetApiKey, WidgetApiKey } from '../schemas.ts'

export const expireOrganizationKeyOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.api_keys.expire',
  method: 'POST',
  path: '/_widgets/ApiKeys/{id}/expire',
  summary: 'Expire an API key of the organization for a widget',
  permission: 'widgets:api-keys:manage',
  params: Type.Object({ id: Type.String() }),
  body: ExpireWidgetApiKey,
  success: { status: 200, body: WidgetApiKey },
  errors: [apiKeyAlreadyExpired],
  async handler({ params, body: { expiresAt } }, ctx, widget) {
    const { id } = await requireOrganizationKey(ctx, widget, params.id)
    return toWidgetApiKey(await expireApiKey(ctx, id, expiresAt === undefined ? {} : { expires_at: expiresAt }))
  },
})
