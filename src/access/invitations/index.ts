export {
  admitNewUser,
  type CarriedInvitation,
  isUsableFor,
  redeemInvitation,
  requireStillUsable,
  requireUsableInvitation,
} from './accept.ts'
export { toInvitation } from './answers.ts'
export {
  carriedInvitationErrors,
  emailAlreadyInvited,
  invitationForOtherEmail,
  invitationInvalid,
  invitationRefusals,
  inviteNotPending,
  resendRefusals,
  userAlreadyExists,
} from './errors.ts'
export { followInvitation, type ImportedInvitation, importInvitation } from './import-invitation.ts'
export { displayNameOf } from './mail-invitation.ts'
export {
  findInvitationByToken,
  findInvitationEnvironment,
  findInvitationOfMember,
  findOpenInvitation,
  getInvitation,
  isInvited,
  listInvitations,
  wasInvited,
} from './read.ts'
export { CreateInvitation, type InvitationRow, invitationState, toEventInvitation } from './schemas.ts'
export { createInvitation, limitInvitationMails, resendInvitation, revokeInvitation } from './service.ts'
