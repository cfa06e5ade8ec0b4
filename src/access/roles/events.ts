import { defineEvent } from '#platform/events/define-event.ts'
import { AnnouncedOrganizationRole, AnnouncedRole } from './schemas.ts'

export const roleCreated = defineEvent('role.created', AnnouncedRole)
export const roleUpdated = defineEvent('role.updated', AnnouncedRole)
export const roleDeleted = defineEvent('role.deleted', AnnouncedRole)
export const organizationRoleCreated = defineEvent('organization_role.created', AnnouncedOrganizationRole)
export const organizationRoleUpdated = defineEvent('organization_role.updated', AnnouncedOrganizationRole)
export const organizationRoleDeleted = defineEvent('organization_role.deleted', AnnouncedOrganizationRole)
