import * as invitationEvents from './events.ts'
import { acceptInvitationOperation } from './operations/accept-invitation.ts'
import { createInvitationOperation } from './operations/create-invitation.ts'
import { getInvitationOperation } from './operations/get-invitation.ts'
import { getInvitationByTokenOperation } from './operations/get-invitation-by-token.ts'
import { listInvitationsOperation } from './operations/list-invitations.ts'
import { resendInvitationOperation } from './operations/resend-invitation.ts'
import { revokeInvitationOperation } from './operations/revoke-invitation.ts'

export const operations = [
  listInvitationsOperation,
  createInvitationOperation,
  getInvitationByTokenOperation,
  getInvitationOperation,
  acceptInvitationOperation,
  resendInvitationOperation,
  revokeInvitationOperation,
]
export const events = Object.values(invitationEvents)

export {
  type CarriedInvitation,
  isUsableFor,
  redeemInvitation,
  requireStillUsable,
  requireUsableInvitation,
} from './accept.ts'
export { endInvitations } from './end-invitations.ts'
export { eraseInvitations } from './erase-invitations.ts'
export { invitationForOtherEmail, invitationInvalid } from './errors.ts'
export { invitationRoles } from './invitation-roles.ts'
export { displayNameOf } from './mail-invitation.ts'
export { CreateInvitation, type InvitationRow, invitationState, toEventInvitation } from './schemas.ts'
export { createInvitation, findInvitationByToken, findInvitationEnvironment, getInvitation } from './service.ts'
