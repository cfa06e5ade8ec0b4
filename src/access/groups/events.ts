import { defineEvent } from '#platform/events/define-event.ts'
import { Group, GroupMembership } from './schemas.ts'

export const groupCreated = defineEvent('group.created', Group)
export const groupUpdated = defineEvent('group.updated', Group)
export const groupDeleted = defineEvent('group.deleted', Group)
export const groupMemberAdded = defineEvent('group.member_added', GroupMembership)
export const groupMemberRemoved = defineEvent('group.member_removed', GroupMembership)
