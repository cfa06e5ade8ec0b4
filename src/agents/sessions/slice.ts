import { endsWithDeactivation } from '#access/organization-memberships/index.ts'
import { endsWithSession } from '#people/sessions/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentBlueprintsArea } from '../blueprints/index.ts'
import { endsWithInstances } from '../instances/index.ts'
import * as agentSessionEvents from './events.ts'
import { getSessionOperation } from './operations/get-session.ts'
import { listSessionsOperation } from './operations/list-sessions.ts'
import { revokeSessionOperation } from './operations/revoke-session.ts'
import { revokeAgentSessionsOf, revokeSessionsOfInstances, revokeSessionsOfMember } from './revoke-sessions.ts'

export const agentSessions = defineSlice({
  area: agentBlueprintsArea,
  operations: [listSessionsOperation, getSessionOperation, revokeSessionOperation],
  events: Object.values(agentSessionEvents),
  impersonalTexts: [[/ permission_slugs$/, 'slugs']],
  tables: {
    agent_sessions: {
      kept: {
        after: 'expires_at',
        for: '30 days',
        unless:
          'exists (select 1 from agent_sessions c where c.environment_id = agent_sessions.environment_id and c.parent_id = agent_sessions.id)',
        why: 'a parent goes after what was made by it, so that chains stay whole',
      },
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
