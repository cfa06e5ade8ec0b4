import { defineEvent } from '#platform/events/define-event.ts'
import { User } from './schemas.ts'

export const userCreated = defineEvent('user.created', User)
export const userUpdated = defineEvent('user.updated', User)
export const userDeleted = defineEvent('user.deleted', User)
