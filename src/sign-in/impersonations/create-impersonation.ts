import { listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { findDefaultRedirectUri, isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { newAttempt } from '../authentication/index.ts'
import { createAuthorizationCode } from '../session-grants/index.ts'
import { impersonationDisabled, notAMember, organizationNeeded, redirectUriNeeded } from './errors.ts'
import type { CreateImpersonation, Impersonation } from './schemas.ts'
import { impersonationSettings } from './settings.ts'

/**
 * Starts an impersonation: returns the application's callback URL with a code. The session that the code begins ends
 * after an hour. Requires neither factors nor email verification of the user.
 *
 * @throws impersonationDisabled, notFound, organizationNeeded, notAMember, redirectUriNeeded
 */
export async function createImpersonation(ctx: Context, input: CreateImpersonation): Promise<Impersonation> {
  if (!(await impersonationSettings.read(ctx)).impersonation) throw impersonationDisabled()
  const user = await getUser(ctx, input.user_id)
  const organizationId = await settleOrganization(ctx, input)
  const redirectUri = await settleRedirectUri(ctx, input.redirect_uri)
  // An operator of the console acts under their own name, whatever their page sends.
  const email = ctx.actor.type === 'operator' ? ctx.actor.name : input.impersonator_email
  const impersonator = { email, reason: input.reason.trim() }
  const attempt = {
    ...newAttempt(ctx, user, 'Impersonation', { ipAddress: null, userAgent: null }, organizationId),
    impersonator,
  }
  const code = await ctx.transaction((tx) => createAuthorizationCode(tx, { redirectUri, codeChallenge: null, attempt }))
  ctx.log.info({ userId: user.id, impersonator }, 'An operator takes the place of a user.')
  const url = new URL(redirectUri)
  url.searchParams.set('code', code)
  return { object: 'impersonation', user_id: user.id, organization_id: organizationId, impersonator, url: url.href }
}

/** The chosen organization, the only one, or none for a user without any. */
async function settleOrganization(
  ctx: Context,
  { user_id, organization_id }: CreateImpersonation,
): Promise<string | null> {
  const memberships = await listActiveMembershipsOfUser(ctx, user_id, organization_id)
  const organizations = memberships.map((each) => ({ id: each.organization_id, name: each.organization_name }))
  if (organization_id !== undefined) {
    if (organizations.some(({ id }) => id === organization_id)) return organization_id
    throw notAMember(organization_id)
  }
  if (organizations.length > 1) throw organizationNeeded(organizations)
  return organizations[0]?.id ?? null
}

async function settleRedirectUri(ctx: Context, given: string | undefined): Promise<string> {
  const uri = given ?? (await findDefaultRedirectUri(ctx))
  if (uri === undefined || (given !== undefined && !(await isRegisteredRedirectUri(ctx, given))))
    throw redirectUriNeeded()
  return uri
}
