import { Type } from 'typebox'
import { apiKeyAlreadyExpired, expireApiKey } from '#access/api-keys/index.ts'
import { defineOwnKeysOperation } from '../define-own-keys-operation.ts'
import { requireOwnKey } from '../keys.ts'
import { ExpireWidgetApiKey, toWidgetApiKey, WidgetApiKey } from '../schemas.ts'

export const expireOwnKeyOperation = defineOwnKeysOperation({
  id: 'gatehouse.widgets.user_api_keys.expire',
  method: 'POST',
  path: '/_widgets/UserApiKeys/{id}/expire',
  summary: 'Expire an API key of the user for a widget',
  params: Type.Object({ id: Type.String() }),
  body: ExpireWidgetApiKey,
  success: { status: 200, body: WidgetApiKey },
  errors: [apiKeyAlreadyExpired],
  async handler({ params, body: { expiresAt } }, ctx, widget) {
    const { id } = await requireOwnKey(ctx, widget, params.id)
    return toWidgetApiKey(await expireApiKey(ctx, id, expiresAt === undefined ? {} : { expires_at: expiresAt }))
  },
})
