import { defineEvent } from '#platform/events/define-event.ts'
import { AnnouncedOrganization } from './schemas.ts'

export const organizationCreated = defineEvent('organization.created', AnnouncedOrganization)
export const organizationUpdated = defineEvent('organization.updated', AnnouncedOrganization)
export const organizationDeleted = defineEvent('organization.deleted', AnnouncedOrganization)
