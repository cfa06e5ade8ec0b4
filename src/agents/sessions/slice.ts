import { endsWithDeactivation } from '#access/organization-memberships/index.ts'
import { endsWithSession } from '#people/sessions/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentBlueprintsArea } from '../blueprints/index.ts'
import { endsWithInstances } from '../instances/index.ts'
import * as agentSessionEvents from './events.ts'
import { deleteExpiredAgentSessions } from './jobs.ts'
import { getSessionOperation } from './operations/get-session.ts'
import { listSessionsOperation } from './operations/list-sessions.ts'
import { revokeSessionOperation } from './operations/revoke-session.ts'
import { revokeAgentSessionsOf, revokeSessionsOfInstances, revokeSessionsOfMember } from './revoke-sessions.ts'

export const agentSessions = defineSlice({
  area: agentBlueprintsArea,
  operations: [listSessionsOperation, getSessionOperation, revokeSessionOperation],
  events: Object.values(agentSessionEvents),
  impersonalTexts: [[/ permission_slugs$/, 'slugs']],
  crons: [deleteExpiredAgentSessions],
  tables: {
    agent_sessions: {
      missing: (id: string) => notFound('Agent session', id),
      personal: ['intent'],
      impersonal: { slugs: ['permissions'] },
    },
  },
  fills: [
    endsWithSession.fill(revokeAgentSessionsOf),
    endsWithDeactivation.fill(revokeSessionsOfMember),
    endsWithInstances.fill(revokeSessionsOfInstances),
  ],
})
