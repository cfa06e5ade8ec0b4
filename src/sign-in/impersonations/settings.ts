import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'

export const impersonationSettings = defineSettings(
  'sign_in',
  {
    impersonation: Type.Boolean({ description: 'Whether operators may impersonate users.' }),
  },
  { impersonation: false },
)
