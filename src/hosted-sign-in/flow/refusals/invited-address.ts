import { requireStillUsable } from '#access/invitations/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { texts } from '../../texts/index.ts'
import type { Flow } from '../flow.ts'
import { asRefusal } from './refusals.ts'

/** Why an email does not fit the invitation of the sign-in; `undefined` if it does. */
export async function invitedAddressError(flow: Flow, email: string): Promise<string | undefined> {
  const { invitation } = flow.row.parameters
  if (invitation === undefined) return undefined
  const refusal = await requireStillUsable(flow.ctx, invitation, email).catch(asRefusal)
  if (!(refusal instanceof DomainError)) return undefined
  if (refusal.definition.code !== 'invitation_cannot_be_used_for_email') throw refusal
  return texts.flow.refusals(flow).invitationForOther(invitation.email)
}
