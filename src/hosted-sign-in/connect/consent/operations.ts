import { Type } from 'typebox'
import { type ActiveMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { accessUrl } from '#connect/access-notices/index.ts'
import { type ApplicationRow, isAddress } from '#connect/applications/index.ts'
import { agreedScopes } from '#connect/requests/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { findUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { completeAuthorizationRequest, rememberConnect, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { findDevice } from '#sign-in/session-grants/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { Flow } from '../../flow/index.ts'
import { advance, defineForm, definePage, formTo, goTo, goToStep, pageUrl, showPage } from '../../flow/index.ts'
import { organizationChoices, preselectedOrganization, scopeWords } from '../../parts/index.ts'
import { answerTo } from '../answer/answer.ts'
import { choiceFields, chosenClaims } from '../external/consent-options.ts'
import { siteOf } from '../site-of.ts'
import { type ConnectVisit, type Decision, getApplicationOf, isRedirected, visitOf } from '../visit/connect-visit.ts'
import { denyDevice } from '../visit/decide-device.ts'
import { type AskingDevice, renderConnectConsent } from './consent.tsx'

const path = '/application-authorization'

export const consentPage = definePage({
  name: 'application_authorization',
  path,
  summary: 'Show the page that asks for consent to an application',
  async show(flow) {
    const { attempt, step } = flow.row
    if (attempt === null || step !== 'application_authorization') return goToStep(flow)
    const visit = visitOf(flow)
    const { request } = visit
    const application = await getApplicationOf(flow.ctx, visit)
    const [user, memberships, offeredBy] = await Promise.all([
      findUser(flow.ctx, attempt.userId),
      listActiveMembershipsOfUser(flow.ctx, attempt.userId),
      ownerOf(flow.ctx, application),
    ])
    const email = user?.email ?? ''
    const scopes = isRedirected(request) ? agreedScopes(request) : request.scopes
    const html = renderConnectConsent({
      page: pageContext(flow),
      form: formTo(flow, path),
      application: application.name,
      scopes,
      words: await scopeWords(flow.ctx, scopes),
      email,
      offeredBy,
      publishedAt: isAddress(application.client_id) ? new URL(application.client_id).host : undefined,
      isUnchecked: application.was_dynamically_registered,
      ...(isRedirected(request) ? { returnsTo: siteOf(request.redirectUri) } : { device: await deviceOf(flow) }),
      organizations: organizationChoices(flow, memberships, email),
      organizationId: preselectedOrganization(memberships, attempt.organizationId),
      options: visit.options ?? [],
      manageUrl: accessUrl(flow.ctx),
      // Who is signed in is up to the application that signs people in itself.
      changeUrl: visit.options === undefined ? pageUrl(flow, '/sign-in') : undefined,
    })
    return showPage(flow, html)
  },
})

async function ownerOf(ctx: Context, { organization_id }: ApplicationRow): Promise<string | undefined> {
  return organization_id === null ? undefined : (await getOrganization(ctx, organization_id)).name
}

/** What the user recognizes their device by. @throws signInExpired when it no longer waits */
async function deviceOf({ ctx, row }: Flow): Promise<AskingDevice> {
  const device = row.device_hash === null ? undefined : await findDevice(ctx, row.device_hash)
  const isWaiting = device?.status === 'pending' && Date.parse(device.expires_at) > ctx.now().getTime()
  if (!isWaiting) throw signInExpired()
  return {
    userCode: (row.parameters.userCode ?? '').toUpperCase(),
    ipAddress: device.ip_address,
    userAgent: device.user_agent?.slice(0, 120) ?? null,
  }
}

export const consentForm = defineForm({
  name: 'application_authorization',
  path,
  summary: 'Allow or deny an application',
  fields: {
    decision: Type.Enum(['allow', 'deny']),
    organization_id: Type.Optional(Type.String({ maxLength: 255 })),
    ...choiceFields,
  },
  async submit(flow, { decision, organization_id, ...choices }) {
    const { attempt, step } = flow.row
    if (attempt === null || step !== 'application_authorization') return goToStep(flow)
    const visit = visitOf(flow)
    await getApplicationOf(flow.ctx, visit)
    if (decision === 'deny') return deny(flow, visit, attempt)
    const memberships = await listActiveMembershipsOfUser(flow.ctx, attempt.userId)
    const organizationId = chosenOrganization(memberships, attempt, organization_id)
    // A membership has ended, or another one has come, while the page was open: it is shown again.
    const claims = chosenClaims(visit.options ?? [], choices)
    if (organizationId === undefined || claims === undefined) return goTo(flow, path)
    return allow(flow, visit, attempt, { userId: attempt.userId, organizationId, claims })
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

/** What was allowed is kept with the visit: the organization may want another step before the code. */
function allow(flow: Flow, visit: ConnectVisit, attempt: Attempt, decided: Decision): Promise<HttpReply> {
  const connect: ConnectVisit = { ...visit, decided }
  return flow.ctx.transaction(async (tx) => {
    await rememberConnect(tx, flow, connect)
    const allowed = { ...flow, row: { ...flow.row, connect } }
    return advance(tx, allowed, { ...attempt, organizationId: decided.organizationId }, { offersPasskey: false })
  })
}

function deny(flow: Flow, { request }: ConnectVisit, attempt: Attempt): Promise<HttpReply> {
  if (!isRedirected(request)) return flow.ctx.transaction((tx) => denyDevice(tx, flow, attempt))
  const answer = { error: 'access_denied', error_description: 'The user has denied the request.' }
  return flow.ctx.transaction(async (tx) => {
    await completeAuthorizationRequest(tx, flow, attempt)
    return answerTo(tx, request, answer, 303)
  })
}
