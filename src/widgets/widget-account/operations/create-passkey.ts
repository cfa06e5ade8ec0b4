import { Type } from 'typebox'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { passkeysUnavailable } from '../errors.ts'
import { beginPasskey } from '../passkeys.ts'

export const createPasskeyOperation = defineUserOperation({
  id: 'gatehouse.widgets.passkeys.create',
  method: 'POST',
  path: '/_widgets/UserProfile/passkeys',
  summary: 'Create passkey options for a widget',
  elevated: true,
  success: {
    status: 201,
    body: Type.Object({
      challengeId: Type.String(),
      options: Type.Unsafe<object>({
        type: 'object',
        description: 'The `PublicKeyCredentialCreationOptionsJSON` of WebAuthn.',
      }),
    }),
  },
  errors: [passkeysUnavailable],
  handler: (_input, ctx, { userId }) => beginPasskey(ctx, userId),
})
