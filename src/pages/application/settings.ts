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
          'An address of the application that begins a sign-in. What began with a mail goes on there; else at its homepage.',
      }),
    ),
  },
  { initiate_login_url: null },
  (_ctx, { initiate_login_url }) => checkWebAddress('initiate_login_url', initiate_login_url),
)
