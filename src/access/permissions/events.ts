import { defineEvent } from '#platform/events/define-event.ts'
import { Permission } from './schemas.ts'

export const permissionCreated = defineEvent('permission.created', Permission)
export const permissionUpdated = defineEvent('permission.updated', Permission)
export const permissionDeleted = defineEvent('permission.deleted', Permission)
