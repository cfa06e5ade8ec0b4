import { defineOperation } from '#platform/http/operation.ts'
import { createDataKey } from '../data-keys.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../errors.ts'
import { CreateDataKey, CreatedDataKey, toCreatedDataKey } from '../schemas.ts'

export const createDataKeyOperation = defineOperation({
  id: 'JumpWireWeb.KeyController.create_data_key',
  method: 'POST',
  path: '/vault/v1/keys/data-key',
  summary: 'Create a data key',
  description: 'Creates a key for encrypting in your application. Gatehouse does not store it.',
  surface: 'vault',
  access: 'api_key',
  // A repeated request makes another key, which is as good.
  idempotency: 'none',
  body: CreateDataKey,
  success: { status: 200, body: CreatedDataKey },
  errors: [keyProviderUnavailable, customerKeyRefused],
  handler: async ({ body: { context } }, ctx) => toCreatedDataKey(await createDataKey(ctx, context), context),
})
