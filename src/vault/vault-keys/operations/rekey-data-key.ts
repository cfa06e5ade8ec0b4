import { defineOperation } from '#platform/http/operation.ts'
import { rekeyDataKey } from '../data-keys.ts'
import { customerKeyRefused, invalidEncryptedKeys, keyProviderUnavailable } from '../errors.ts'
import { CreatedDataKey, RekeyDataKey, toCreatedDataKey } from '../schemas.ts'

export const rekeyDataKeyOperation = defineOperation({
  id: 'JumpWireWeb.KeyController.rekey',
  method: 'POST',
  path: '/vault/v1/keys/rekey',
  summary: 'Wrap a data key for another context',
  description:
    'The data key stays the same, and so does what it encrypted. After a rotation, this also wraps it with the current keys.',
  surface: 'vault',
  access: 'api_key',
  idempotency: 'none',
  body: RekeyDataKey,
  success: { status: 200, body: CreatedDataKey },
  errors: [invalidEncryptedKeys, keyProviderUnavailable, customerKeyRefused],
  async handler({ body: { context, encrypted_keys } }, ctx) {
    return toCreatedDataKey(await rekeyDataKey(ctx, context, encrypted_keys), context)
  },
})
