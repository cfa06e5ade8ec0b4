import { defineSlice } from '../../platform/slices/slice.ts'
import { authorizeSignOutOperation } from './operations/authorize-sign-out.ts'
import { returnFromProviderOperation } from './operations/return-from-provider.ts'
import { signOutOperation } from './operations/sign-out.ts'

export const providerSignOuts = defineSlice({
  operations: [authorizeSignOutOperation, signOutOperation, returnFromProviderOperation],
  tables: { provider_sessions: { personal: ['sealed_tokens'] } },
})
