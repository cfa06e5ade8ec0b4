import { defineOperation } from '#platform/http/operation.ts'
import { decryptDataKey } from '../data-keys.ts'
import { customerKeyRefused, invalidEncryptedKeys, keyProviderUnavailable } from '../errors.ts'
import { DecryptDataKey, OpenedDataKey, toOpenedDataKey } from '../schemas.ts'

export const decryptDataKeyOperation = defineOperation({
  id: 'JumpWireWeb.KeyController.decrypt',
  method: 'POST',
  path: '/vault/v1/keys/decrypt',
  summary: 'Decrypt a data key',
  surface: 'vault',
  access: 'api_key',
  idempotency: 'none',
  body: DecryptDataKey,
  success: { status: 200, body: OpenedDataKey },
  errors: [invalidEncryptedKeys, keyProviderUnavailable, customerKeyRefused],
  handler: async ({ body }, ctx) => toOpenedDataKey(await decryptDataKey(ctx, body.keys)),
})
