import { userApiKeyRefused } from '#access/api-keys/index.ts'
import { defineOwnKeysOperation } from '../define-own-keys-operation.ts'
import { permissionNotHeld } from '../errors.ts'
import { makeOwnKey } from '../keys.ts'
import { CreateWidgetApiKey, NewWidgetApiKey } from '../schemas.ts'

export const createOwnKeyOperation = defineOwnKeysOperation({
  id: 'gatehouse.widgets.user_api_keys.create',
  method: 'POST',
  path: '/_widgets/UserApiKeys/api-keys',
  summary: 'Create an API key of the user for a widget',
  body: CreateWidgetApiKey,
  success: { status: 201, body: NewWidgetApiKey },
  errors: [permissionNotHeld, userApiKeyRefused],
  handler: ({ body }, ctx, widget) => makeOwnKey(ctx, widget, body),
})
