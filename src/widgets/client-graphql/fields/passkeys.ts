import { deletePasskey, listPasskeys } from '#people/passkeys/index.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isRecord } from '#platform/records.ts'
import { addPasskey, beginPasskey } from '../../widget-account/index.ts'
import { elevated, elevationRefusals, forUser } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'

export const passkeyFields = [
  query('passkeys', forUser, async (_args, ctx, { userId }) => {
    const rows = await listPasskeys(ctx, userId)
    return rows.map(({ id, created_at, last_used_at }) => ({
      createdAt: created_at,
      id,
      lastVerifiedAt: last_used_at,
      updatedAt: last_used_at ?? created_at,
    }))
  }),

  mutation(
    'registerPasskey',
    elevated,
    async (_args, ctx, { userId }) => ({
      __typename: 'PasskeyRegistrationOptions',
      ...(await beginPasskey(ctx, userId)),
    }),
    elevationRefusals,
  ),

  mutation(
    'verifyPasskey',
    elevated,
    async ({ input: { challengeId, response } }, ctx, { userId }) => {
      if (!isRecord(response)) throw platformErrors.invalidRequest([notAnObject])
      await addPasskey(ctx, userId, { challengeId, response })
      return { __typename: 'PasskeyVerified', success: true }
    },
    {
      ...elevationRefusals,
      // Challenges that are unknown, used or old are refused as what does not prove the passkey.
      passkey_not_verified: () => ({ __typename: 'PasskeyVerificationFailed', _placeholder: true }),
    },
  ),

  mutation(
    'deletePasskey',
    elevated,
    async ({ input: { passkeyId } }, ctx, { userId }) => {
      await deletePasskey(ctx, passkeyId, userId)
      return { __typename: 'PasskeyDeleted', success: true }
    },
    {
      ...elevationRefusals,
      entity_not_found: () => ({ __typename: 'PasskeyNotFound', _placeholder: true }),
    },
  ),
]

const notAnObject = {
  field: 'input.response',
  code: 'input_response_not_an_object',
  message: '`input.response` is not an object. Send the `RegistrationResponseJSON` that the browser returned.',
}
