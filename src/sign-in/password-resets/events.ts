import { defineEvent } from '#platform/events/define-event.ts'
import { EventPasswordReset } from './schemas.ts'

export const passwordResetCreated = defineEvent('password_reset.created', EventPasswordReset)
export const passwordResetSucceeded = defineEvent('password_reset.succeeded', EventPasswordReset)
