import { type CarriedInvitation, requireUsableInvitation } from '#access/invitations/index.ts'
import type { Context } from '#platform/context.ts'

/**
 * The invitation of a request, checked before any credential: an invalid one costs neither a code nor an attempt.
 *
 * @throws invitationInvalid, invitationForOtherEmail
 */
export async function carriedInvitation(
  ctx: Context,
  { invitation_token }: { invitation_token?: string },
  email: string,
): Promise<CarriedInvitation | undefined> {
  return invitation_token === undefined ? undefined : requireUsableInvitation(ctx, invitation_token, email)
}
