import { type InvitationRow, isUsableFor } from '#access/invitations/index.ts'
import { getEnvironment, policySettings } from '#environment/environments/index.ts'
import { findUser, findUserByEmail } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type BrowserSessionRow, findBrowserSession, type RequestParameters } from '#sign-in/browser-sign-ins/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'

/** The invitation as a visit stores it. */
export async function invitationParameters(
  ctx: Context,
  { id, email, organization_id: organizationId }: InvitationRow,
): Promise<Pick<RequestParameters, 'email' | 'invitation'>> {
  const { name: target } = await (organizationId === null ? getEnvironment(ctx) : getOrganization(ctx, organizationId))
  return { email, invitation: { id, organizationId, email, target } }
}

/** The browser's sign-in, if its user may accept the invitation. */
export async function invitedBrowserSession(ctx: Context, row: InvitationRow): Promise<BrowserSessionRow | undefined> {
  const session = await findBrowserSession(ctx)
  const user = session && (await findUser(ctx, session.user_id))
  return user !== undefined && (await isUsableFor(ctx, row, user.email)) ? session : undefined
}

/**
 * The owner of the invitation may learn whether its email has an account: it determines the next page. An account that was
 * created with the invitation may have another email.
 */
export async function firstPageOfInvited(ctx: Context, { email, admitted_user_id }: InvitationRow): Promise<string> {
  const user = await findUserByEmail(ctx, email)
  if (admitted_user_id !== null && user?.id !== admitted_user_id) return '/sign-in'
  if (user === undefined) return '/sign-up'
  const { sign_in_methods } = await policySettings.read(ctx)
  return sign_in_methods.includes('password') ? '/sign-in/password' : '/sign-in'
}
