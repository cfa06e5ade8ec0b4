import { defineSlice } from '../../platform/slices/slice.ts'
import { signInExpired } from './errors.ts'
import { deleteExpiredBrowserSignIns } from './jobs.ts'

export const browserSignIns = defineSlice({
  crons: [deleteExpiredBrowserSignIns],
  tables: {
    authorization_requests: { missing: () => signInExpired() },
    browser_sessions: {},
    provider_visits: {},
  },
})
