import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { endBrowserSignInsOfSso, eraseBrowserSignIns } from './end-sign-ins.ts'
import { signInExpired } from './errors.ts'

export const browserSignIns = defineSlice({
  tables: {
    authorization_requests: {
      sealed: { sealed_recovery_codes: 'expires', sealed_answer: 'expires' },
      kept: [
        {
          after: 'expires_at',
          for: '2 hours',
          only: 'attempt is null and step is null and completed_at is null',
          why: 'anyone can begin one; a page that was left open still leads back to its application',
        },
        { after: 'expires_at', for: '1 day' },
      ],
      missing: () => signInExpired(),
      personal: ['parameters', 'attempt', 'failure'],
      impersonal: {
        'of the application': ['redirect_uri', 'state', 'code_challenge', 'step', 'passkey_challenge', 'connect'],
        'a hash, a redirect, secrets': ['sealed_recovery_codes', 'answered_form', 'sealed_answer'],
      },
    },
    browser_sessions: {
      hashed: ['hash'],
      kept: { after: 'expires_at', for: '1 day' },
      impersonal: { 'names of ours': ['auth_method'] },
    },
    provider_visits: {
      singleUse: true,
      sealed: { sealed_visit: 'expires' },
      kept: { until: 'the request that it belongs to is over' },
      impersonal: { 'names of ours': ['provider', 'sealed_visit'] },
    },
  },
  fills: [personalData.fill({ erase: eraseBrowserSignIns }), endsWithProviderSession.fill(endBrowserSignInsOfSso)],
})
