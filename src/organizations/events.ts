import { defineEvent } from '../platform/events/define-event.ts'
import { Organization } from './schemas.ts'

export const organizationCreated = defineEvent('organization.created', Organization)
export const organizationUpdated = defineEvent('organization.updated', Organization)
export const organizationDeleted = defineEvent('organization.deleted', Organization)
