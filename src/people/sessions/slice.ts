import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { sessionsArea } from './area.ts'
import * as sessionEvents from './events.ts'
import { revokeSessionOperation } from './operations/revoke-session.ts'

export const sessions = defineSlice({
  area: sessionsArea,
  operations: [revokeSessionOperation],
  events: Object.values(sessionEvents),
  tables: {
    sessions: {
      missing: (id: string) => notFound('Session', id),
      readable: ['id', 'generation', 'refreshed_at', 'expires_at', 'authenticated_at', 'impersonator'],
      personal: ['ip_address', 'user_agent'],
    },
    standing_impersonators: {},
  },
})
