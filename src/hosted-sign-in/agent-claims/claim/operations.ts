import { Type } from 'typebox'
import { type ActiveMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { accessUrl } from '#connect/access-notices/index.ts'
import { type ClaimDecision, denyClaim, proveAgentCode, showClaim } from '#connect/agent-claims/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { findUser } from '#people/users/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { rememberConnect } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from '../../flow/index.ts'
import {
  advance,
  defineForm,
  definePage,
  failureAt,
  formTo,
  goTo,
  goToStep,
  pageUrl,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { organizationChoices, preselectedOrganization, scopeWords } from '../../parts/index.ts'
import { texts } from '../../texts/index.ts'
import { type AgentVisit, visitOf } from '../visit.ts'
import { renderAgentClaim } from './claim.tsx'
import { renderAgentClaimCode } from './code.tsx'
import { renderAgentClaimEnd } from './end.tsx'

const path = '/agent-claim/confirm'

export const agentClaimPage = definePage({
  name: 'agent_claim',
  path,
  summary: 'Show the page on which a person claims an agent',
  async show(flow) {
    const { attempt, step } = flow.row
    if (attempt === null || step !== 'agent_claim') return goToStep(flow)
    return showPage(flow, await pageOf(flow, attempt))
  },
})

async function pageOf(flow: Flow, attempt: Attempt): Promise<string> {
  const claim = await showClaim(flow.ctx, visitOf(flow).agentClaimAttemptId)
  const user = await findUser(flow.ctx, attempt.userId)
  const email = user?.email ?? ''
  const page = pageContext(flow)
  const changeUrl = pageUrl(flow, '/sign-in')
  const isOthers = claim.userId !== null && claim.userId !== attempt.userId
  if (!claim.isFor(email) || isOthers) return renderAgentClaimEnd({ page, end: 'other', changeUrl })
  const manageUrl = accessUrl(flow.ctx)
  if (claim.state === 'completed' || claim.state === 'denied')
    return renderAgentClaimEnd({ page, end: claim.state, manageUrl })
  if (claim.userCode !== undefined) return renderAgentClaimCode({ page, userCode: claim.userCode })
  const memberships = await listActiveMembershipsOfUser(flow.ctx, attempt.userId)
  const { fields, alert } = failureAt(flow, path)
  return renderAgentClaim({
    page,
    email,
    changeUrl,
    alert,
    form: formTo(flow, path),
    scopes: claim.scopes,
    words: await scopeWords(flow.ctx, claim.scopes),
    issuer: claim.issuer,
    organizations: organizationChoices(flow, memberships, email),
    organizationId: preselectedOrganization(memberships, attempt.organizationId),
    userCode: fields.user_code,
  })
}

export const agentClaimForm = defineForm({
  name: 'agent_claim',
  path,
  summary: 'Allow or deny an agent',
  fields: {
    decision: Type.Enum(['allow', 'deny']),
    organization_id: Type.Optional(Type.String({ maxLength: 255 })),
    user_code: Type.Optional(Type.String({ ...secret, maxLength: 64 })),
  },
  async submit(flow, { decision, organization_id, user_code = '' }) {
    const { attempt, step } = flow.row
    if (attempt === null || step !== 'agent_claim') return goToStep(flow)
    const { agentClaimAttemptId: id } = visitOf(flow)
    const claim = await showClaim(flow.ctx, id)
    const user = await findUser(flow.ctx, attempt.userId)
    if (claim.state !== 'waiting' || user === undefined || !claim.isFor(user.email)) return goTo(flow, path)
    if (decision === 'deny') {
      await flow.ctx.transaction((tx) => denyClaim(tx, id))
      return goTo(flow, path)
    }
    const memberships = await listActiveMembershipsOfUser(flow.ctx, attempt.userId)
    const organizationId = chosenOrganization(memberships, attempt, organization_id)
    // A membership has ended, or another one has come, while the page was open: it is shown again.
    if (organizationId === undefined) return goTo(flow, path)
    const completes = user_code.trim() !== ''
    const refusal = completes ? await refusalOfCode(flow, id, user_code) : undefined
    if (refusal !== undefined) return refusal
    return allow(flow, attempt, { userId: attempt.userId, organizationId, completes })
  },
})

function chosenOrganization(
  memberships: readonly ActiveMembership[],
  { organizationId }: Attempt,
  chosen: string | undefined,
): string | null | undefined {
  if (memberships.length <= 1) return organizationId
  return memberships.find(({ organization_id }) => organization_id === chosen)?.organization_id
}

async function refusalOfCode(flow: Flow, id: string, code: string): Promise<HttpReply | undefined> {
  const { codeWrong, tooManyCodes } = texts.agentClaims.claim(flow)
  try {
    if (await proveAgentCode(flow.ctx, id, code)) return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return refuse(flow, path, { fields: { user_code: { error: tooManyCodes } } }, 429)
  }
  return refuse(flow, path, { fields: { user_code: { error: codeWrong } } })
}

function allow(flow: Flow, attempt: Attempt, decided: ClaimDecision): Promise<HttpReply> {
  const connect: AgentVisit = { ...visitOf(flow), decided }
  return flow.ctx.transaction(async (tx) => {
    await rememberConnect(tx, flow, connect)
    const allowed = { ...flow, row: { ...flow.row, connect } }
    return advance(tx, allowed, { ...attempt, organizationId: decided.organizationId }, { offersPasskey: false })
  })
}
