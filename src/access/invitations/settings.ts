import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { checkWebAddress } from '#platform/http/web-address.ts'

export const invitationSettings = defineSettings(
  'sign_in',
  {
    invitation_url: Nullable(
      Type.String({
        maxLength: 2_048,
        description: 'The URL to which invitation links lead. Null for the hosted page.',
      }),
    ),
  },
  { invitation_url: null },
  (_ctx, { invitation_url }) => checkWebAddress('invitation_url', invitation_url),
)
