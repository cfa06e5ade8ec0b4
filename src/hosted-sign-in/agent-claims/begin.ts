import { Type } from 'typebox'
import { claimLinkDead, findClaimLink } from '#connect/agent-claims/index.ts'
import { clientContext } from '#pages/kit/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { findBrowserSession } from '#sign-in/browser-sign-ins/index.ts'
import { beginFlow } from '../flow/index.ts'
import type { AgentVisit } from './visit.ts'

/** The link that an agent hands to its person. */
export const beginAgentClaimOperation = defineOperation({
  id: 'gatehouse.pages.agent_claim.begin',
  method: 'GET',
  path: '/agent-claim',
  summary: 'Start the claim of an agent in a browser',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ token: Type.String({ ...secret, maxLength: 128 }) }),
  success: { status: 302, description: 'The sign-in, or the question whether the agent may act for the person.' },
  errors: [claimLinkDead],
  async handler({ query }, context) {
    const { attemptId, loginHint, ...environment } = await findClaimLink(context.system, query.token)
    const ctx = clientContext(context, environment)
    const visit: AgentVisit = { agentClaimAttemptId: attemptId }
    return beginFlow(ctx, context.request, {
      end: { connect: visit },
      parameters: { email: loginHint },
      session: await findBrowserSession(ctx),
      firstPage: '/sign-in',
    })
  },
})
