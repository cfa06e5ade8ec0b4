import { defineEvent } from '#platform/events/define-event.ts'
import { WaitlistUser } from './schemas.ts'

export const waitlistUserCreated = defineEvent('waitlist_user.created', WaitlistUser)
export const waitlistUserApproved = defineEvent('waitlist_user.approved', WaitlistUser)
export const waitlistUserDenied = defineEvent('waitlist_user.denied', WaitlistUser)
