import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { createImpersonationOperation } from './operations/create-impersonation.ts'
import { impersonationSettings } from './settings.ts'

export const impersonations = defineSlice({
  operations: [createImpersonationOperation],
  fills: [signInSettings.fill(impersonationSettings)],
})
