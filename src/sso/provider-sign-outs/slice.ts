import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { deleteExpiredSignOuts } from './jobs.ts'
import { authorizeSignOutOperation } from './operations/authorize-sign-out.ts'
import { finishSignOutOperation } from './operations/finish-sign-out.ts'
import { returnFromProviderOperation } from './operations/return-from-provider.ts'
import { signOutOperation } from './operations/sign-out.ts'

export const providerSignOuts = defineSlice({
  area: singleSignOnArea,
  operations: [authorizeSignOutOperation, signOutOperation, finishSignOutOperation, returnFromProviderOperation],
  crons: [deleteExpiredSignOuts],
  tables: { provider_sessions: { personal: ['sealed_tokens'] }, sign_out_visits: { personal: ['sealed_visit'] } },
})
