import { defineSlice } from '../../platform/slices/slice.ts'
import * as sessionEvents from './events.ts'
import { revokeSessionOperation } from './operations/revoke-session.ts'

export const sessions = defineSlice({
  operations: [revokeSessionOperation],
  events: Object.values(sessionEvents),
  tables: {
    sessions: { personal: ['ip_address', 'user_agent'] },
    standing_impersonators: {},
  },
})
