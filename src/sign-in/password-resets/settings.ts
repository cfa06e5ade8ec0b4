import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { checkWebAddress } from '#platform/http/web-address.ts'

export const passwordResetSettings = defineSettings(
  'sign_in',
  {
    password_reset_url: Nullable(
      Type.String({ maxLength: 2_048, description: 'Where links to reset a password lead. Null for the hosted page.' }),
    ),
  },
  { password_reset_url: null },
  (_ctx, { password_reset_url }) => checkWebAddress('password_reset_url', password_reset_url),
)
