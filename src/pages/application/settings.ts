import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { checkWebAddress } from '#platform/http/web-address.ts'

export const homeSettings = defineSettings(
  'sign_in',
  {
    initiate_login_url: Nullable(
      Type.String({
        maxLength: 2_048,
        description:
          'A URL of your application that starts a sign-in. Sign-ins that began with an email continue there, otherwise at the homepage.',
      }),
    ),
  },
  { initiate_login_url: null },
  (_ctx, { initiate_login_url }) => checkWebAddress('initiate_login_url', initiate_login_url),
)
