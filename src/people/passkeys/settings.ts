import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

export const passkeySettings = defineSettings(
  'sign_in',
  {
    passkey_progressive_enrollment: Type.Boolean({
      description: 'Whether users without a passkey are offered one after a sign-in.',
    }),
  },
  { passkey_progressive_enrollment: false },
)
