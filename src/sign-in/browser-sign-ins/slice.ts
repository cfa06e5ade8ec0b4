import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { endBrowserSignInsOfSso, eraseBrowserSignIns } from './end-sign-ins.ts'
import { signInExpired } from './errors.ts'
import { deleteExpiredBrowserSignIns } from './jobs.ts'

export const browserSignIns = defineSlice({
  crons: [deleteExpiredBrowserSignIns],
  tables: {
    authorization_requests: { missing: () => signInExpired(), personal: ['parameters', 'attempt', 'failure'] },
    browser_sessions: {},
    provider_visits: {},
  },
  fills: [personalData.fill({ erase: eraseBrowserSignIns }), endsWithProviderSession.fill(endBrowserSignInsOfSso)],
})
