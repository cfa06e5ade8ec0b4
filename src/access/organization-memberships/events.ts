import { defineEvent } from '#platform/events/define-event.ts'
import { EventMembership } from './schemas.ts'

export const organizationMembershipCreated = defineEvent('organization_membership.created', EventMembership)
export const organizationMembershipUpdated = defineEvent('organization_membership.updated', EventMembership)
export const organizationMembershipDeleted = defineEvent('organization_membership.deleted', EventMembership)
