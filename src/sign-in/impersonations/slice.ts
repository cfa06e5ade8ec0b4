import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { createImpersonationOperation } from './operations/create-impersonation.ts'
import { impersonationSettings } from './settings.ts'

export const impersonations = defineSlice({
  area: {
    name: 'Impersonation',
    group: 'Sign-in',
    description: 'Sign in as a user to see what they see.',
    after: 'Admin Portal',
  },
  operations: [createImpersonationOperation],
  fills: [signInSettings.fill(impersonationSettings)],
})
