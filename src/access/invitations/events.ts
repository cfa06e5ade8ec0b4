import { defineEvent } from '#platform/events/define-event.ts'
import { EventInvitation } from './schemas.ts'

export const invitationCreated = defineEvent('invitation.created', EventInvitation)
export const invitationResent = defineEvent('invitation.resent', EventInvitation)
export const invitationAccepted = defineEvent('invitation.accepted', EventInvitation)
export const invitationRevoked = defineEvent('invitation.revoked', EventInvitation)
