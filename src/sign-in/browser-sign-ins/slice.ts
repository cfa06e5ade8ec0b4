import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { endBrowserSignInsOfSso, eraseBrowserSignIns } from './end-sign-ins.ts'
import { signInExpired } from './errors.ts'
import { deleteExpiredBrowserSignIns } from './jobs.ts'

export const browserSignIns = defineSlice({
  crons: [deleteExpiredBrowserSignIns],
  tables: {
    authorization_requests: {
      missing: () => signInExpired(),
      personal: ['parameters', 'attempt', 'failure'],
      impersonal: {
        'of the application': ['redirect_uri', 'state', 'code_challenge', 'step', 'passkey_challenge', 'connect'],
        'a hash, a redirect, secrets': ['sealed_recovery_codes', 'answered_form', 'sealed_answer'],
      },
    },
    browser_sessions: { impersonal: { 'names of ours': ['auth_method'] } },
    provider_visits: { impersonal: { 'names of ours': ['provider', 'sealed_visit'] } },
  },
  fills: [personalData.fill({ erase: eraseBrowserSignIns }), endsWithProviderSession.fill(endBrowserSignInsOfSso)],
})
