import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { authorizeSignOutOperation } from './operations/authorize-sign-out.ts'
import { finishSignOutOperation } from './operations/finish-sign-out.ts'
import { returnFromProviderOperation } from './operations/return-from-provider.ts'
import { signOutOperation } from './operations/sign-out.ts'

export const providerSignOuts = defineSlice({
  area: singleSignOnArea,
  operations: [authorizeSignOutOperation, signOutOperation, finishSignOutOperation, returnFromProviderOperation],
  tables: {
    provider_sessions: {
      sealed: { sealed_tokens: 'provider_session:{id}' },
      kept: {
        after: 'created_at',
        for: '60 days',
        only: 'name_id_hash is not null',
        why: 'a browser is remembered for 30 days, and a session that begins on the last of them lasts as long again',
      },
      personal: ['sealed_tokens'],
    },
    sign_out_visits: {
      sealed: { sealed_visit: 'sign_out_visit:{request_id}' },
      kept: { after: 'expires_at', for: '0 hours' },
      personal: ['sealed_visit'],
    },
  },
})
