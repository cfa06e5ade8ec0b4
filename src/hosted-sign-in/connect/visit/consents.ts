import type { ApplicationRow } from '#connect/applications/index.ts'
import { type ConsentRow, type ConsentSubject, findConsent, findLatestConsent } from '#connect/grants/index.ts'
import type { UserRequest } from '#connect/oauth-server/index.ts'
import { agreedScopes } from '#connect/requests/index.ts'
import type { Context } from '#platform/context.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import type { ConnectVisit, RedirectRequest } from './connect-visit.ts'

/** Whom and what a request is about, once its user and their organization are known. */
export function subjectOf(request: UserRequest, { userId, organizationId }: Attempt): ConsentSubject {
  return { userId, organizationId, applicationId: request.applicationId, resource: request.resource ?? null }
}

/**
 * Whether the user has to be asked: the first party needs no consent, others need it once for each scope. A client that cannot be
 * recognized needs it each time.
 */
export async function needsConsent(
  ctx: Context,
  application: ApplicationRow,
  request: RedirectRequest,
  attempt: Attempt,
): Promise<boolean> {
  if (isAskedEachTime(application, request)) return true
  if (application.is_first_party) return false
  return !covers(await findConsent(ctx, subjectOf(request, attempt)), request)
}

/** Whether the user is asked regardless of what they have allowed before and of who made the application. */
export function isAskedEachTime(application: ApplicationRow, request: RedirectRequest): boolean {
  return request.prompts.includes('consent') || !isRecognizable(application, request)
}

/** Of several organizations, the one for which the user has allowed this before, unless they are to be asked. */
export async function rememberedOrganization(
  ctx: Context,
  application: ApplicationRow,
  request: RedirectRequest,
  userId: string,
): Promise<string | null> {
  const asks = isAskedEachTime(application, request) || request.prompts.includes('select_account')
  if (asks || application.is_first_party) return null
  const { applicationId, resource = null } = request
  const latest = await findLatestConsent(ctx, { userId, applicationId, resource })
  return latest !== undefined && covers(latest, request) ? latest.organization_id : null
}

/** Whether a consent allows all that a request asks for. */
export function covers(consent: ConsentRow | undefined, request: ConnectVisit['request']): boolean {
  return consent !== undefined && agreedScopes(request).every((scope) => consent.scopes.includes(scope))
}

/**
 * Whether an answer can only reach this application. Any program on the user's machine can use the client id of a
 * public client whose redirect URI is a loopback address or a private scheme, even that of a first-party client (RFC
 * 8252 §8.6).
 */
function isRecognizable({ uses_pkce }: ApplicationRow, { redirectUri }: RedirectRequest): boolean {
  return !uses_pkce || redirectUri.startsWith('https:')
}
