import { Type } from 'typebox'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { passkeysUnavailable, passkeyUnproven } from '../errors.ts'
import { addPasskey } from '../passkeys.ts'
import { Success } from '../schemas.ts'

export const verifyPasskeyOperation = defineUserOperation({
  id: 'gatehouse.widgets.passkeys.verify',
  method: 'POST',
  path: '/_widgets/UserProfile/passkeys/verify',
  summary: 'Add a passkey of the user for a widget',
  elevated: true,
  body: Type.Object({
    challengeId: Type.String(),
    response: Type.Record(Type.String(), Type.Unknown(), {
      description: 'The `RegistrationResponseJSON` of WebAuthn that the browser returned.',
    }),
  }),
  success: { status: 200, body: Success },
  errors: [passkeysUnavailable, passkeyUnproven],
  async handler({ body }, ctx, { userId }) {
    await addPasskey(ctx, userId, body)
    return { success: true as const }
  },
})
