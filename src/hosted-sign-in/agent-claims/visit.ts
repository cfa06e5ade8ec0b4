import { allowClaim, type ClaimDecision } from '#connect/agent-claims/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { rememberBrowser, rememberProgress } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow, VisitEnd } from '../flow/index.ts'
import { goToStep } from '../flow/index.ts'

/** What a visit of a person who may claim an agent keeps of it. */
export interface AgentVisit {
  agentClaimAttemptId: string
  /** The person allowed it; their organization may still require another step. */
  decided?: ClaimDecision
}

export function visitOf({ row }: Pick<Flow, 'row'>): AgentVisit {
  return row.connect as AgentVisit
}

/** Ends visits to `/agent-claim` by asking the question and showing the result. */
export const endsAgentVisit: VisitEnd = {
  isFor: (connect) => 'agentClaimAttemptId' in connect,
  settle: async (_tx, _flow, attempt) => attempt,
  askForOrganization: ask,
  async finish(tx, flow, attempt, user) {
    const { agentClaimAttemptId, decided } = visitOf(flow)
    const isAllowed = decided?.userId === user.id && decided.organizationId === attempt.organizationId
    if (isAllowed) await allowClaim(tx, agentClaimAttemptId, decided)
    const browser = await rememberBrowser(tx, attempt)
    return (await ask(tx, flow, attempt)).withCookies(browser.cookies)
  },
}

async function ask(tx: TransactionContext, flow: Flow, attempt: Attempt): Promise<HttpReply> {
  await rememberProgress(tx, flow, 'agent_claim', attempt)
  return goToStep({ ...flow, row: { ...flow.row, attempt, step: 'agent_claim' } })
}
