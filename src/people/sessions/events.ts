import { defineEvent } from '#platform/events/define-event.ts'
import { Session } from './schemas.ts'

export const sessionCreated = defineEvent('session.created', Session)
export const sessionRevoked = defineEvent('session.revoked', Session)
