import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { sessionsArea } from './area.ts'
import * as sessionEvents from './events.ts'
import { revokeSessionOperation } from './operations/revoke-session.ts'

export const sessions = defineSlice({
  area: sessionsArea,
  operations: [revokeSessionOperation],
  events: Object.values(sessionEvents),
  impersonalTexts: [[/^session\.\w+ impersonator\.(email|reason)$/, 'the operator, who is another person']],
  tables: {
    sessions: {
      kept: {
        after: 'coalesce(ended_at, expires_at)',
        for: '90 days',
        why: 'support can see when someone was signed in',
      },
      missing: (id: string) => notFound('Session', id),
      readable: [
        'id',
        'user_id',
        'status',
        'generation',
        'token_secret_hash',
        'refreshed_at',
        'expires_at',
        'ended_at',
        'authenticated_at',
        'impersonator',
      ],
      personal: ['ip_address', 'user_agent'],
      impersonal: {
        'names of ours, an address of the application': ['auth_method', 'redirect_uri'],
        'the operator, who is another person': ['impersonator'],
      },
    },
    standing_impersonators: {
      moves: 'sessions stay: tokens are under keys of the database',
      impersonal: { 'the operator, who is another person': ['impersonator'] },
    },
  },
})
