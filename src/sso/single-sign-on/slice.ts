import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { endsWithProviderSession } from '../provider-sign-outs/index.ts'
import { endSsoCodes } from './codes.ts'
import { getProfileOperation } from './operations/get-profile.ts'
import { getProfileAndTokenOperation } from './operations/get-profile-and-token.ts'

export const singleSignOn = defineSlice({
  area: singleSignOnArea,
  operations: [getProfileAndTokenOperation, getProfileOperation],
  tables: {
    sso_codes: {
      singleUse: true,
      sealed: { sealed_oauth_tokens: 'sso_oauth_tokens:{session_id}' },
      kept: { after: 'expires_at', for: '1 day', why: 'a second use can be told from an unknown code' },
      personal: ['sealed_oauth_tokens'],
      impersonal: { 'texts and names of ours, values of a protocol, what an application sent': ['code_challenge'] },
    },
  },
  fills: [endsWithProviderSession.fill(endSsoCodes)],
})
