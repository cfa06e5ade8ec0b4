import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { checkWebAddress } from '#platform/http/web-address.ts'

export const connectSettings = defineSettings(
  'sign_in',
  {
    connect_login_uri: Nullable(
      Type.String({
        maxLength: 2_048,
        description:
          'The URL at which your own application signs users in for other applications (Login URI). The sign-in ends with POST /authkit/oauth2/complete.',
      }),
    ),
  },
  { connect_login_uri: null },
  (_ctx, { connect_login_uri }) => checkWebAddress('connect_login_uri', connect_login_uri),
)
