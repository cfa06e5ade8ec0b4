import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'
import { createPasswordResetOperation, requestReset } from './create-password-reset.ts'

/** The path of earlier official SDKs, which name the application's page to which the link leads. */
export const sendPasswordResetOperation = defineOperation({
  ...createPasswordResetOperation,
  access: 'api_key',
  id: 'gatehouse.password_reset.send',
  path: '/user_management/password_reset/send',
  summary: 'Send a password reset, at the deprecated path',
  description:
    'For earlier SDKs. Same as `POST /user_management/password_reset`; the link leads to `password_reset_url`.',
  deprecated: true,
  body: Type.Object({
    email: Type.String({ format: 'email' }),
    password_reset_url: Type.Optional(
      Type.String({
        maxLength: 2_048,
        description: 'The URL to which the link leads, instead of the one in the settings.',
      }),
    ),
  }),
  async handler({ body: { email, password_reset_url: page } }, ctx) {
    if (page !== undefined) requireWebAddress('password_reset_url', page)
    return requestReset(ctx, email, page)
  },
})
