import type { CarriedInvitation } from '#access/invitations/index.ts'
import { hasMembership } from '#access/organization-memberships/index.ts'
import { canonicalEmailOf, findUserByEmail } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { findProviderStarted } from '#sso/single-sign-on/index.ts'
import { invalidLinkAuthorizationCode } from './errors.ts'

/**
 * The profile that a proof of an email makes the user's: of a sign-in that began at a provider which does not speak for the email
 * (security rule U-7). The code may have been exchanged, which asked for the proof. Checked before any credential is.
 *
 * @throws invalidLinkAuthorizationCode, also for a person who may not enter the organization of the connection
 */
export async function findProfileToLink(
  ctx: Context,
  { email, link_authorization_code: code }: { email: string; link_authorization_code?: string },
  invitation: CarriedInvitation | undefined,
): Promise<string | undefined> {
  if (code === undefined) return undefined
  const started = await findProviderStarted(ctx, code)
  if (started === undefined || started.isExpired) throw invalidLinkAuthorizationCode()
  const { connection, identity, profileId } = started
  if (canonicalEmailOf(identity.email) !== canonicalEmailOf(email)) throw invalidLinkAuthorizationCode()
  const { organization_id: organizationId } = connection
  const user = await findUserByEmail(ctx, email)
  const isMember = user !== undefined && (await hasMembership(ctx, user.id, organizationId))
  if (!isMember && invitation?.organizationId !== organizationId) throw invalidLinkAuthorizationCode()
  return profileId
}
