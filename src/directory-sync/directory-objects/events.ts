import { defineEvent } from '#platform/events/define-event.ts'
import {
  DirectoryGroup,
  DirectoryUser,
  GroupMembership,
  UpdatedDirectoryGroup,
  UpdatedDirectoryUser,
} from './schemas.ts'

export const directoryUserCreated = defineEvent('dsync.user.created', DirectoryUser)
export const directoryUserUpdated = defineEvent('dsync.user.updated', UpdatedDirectoryUser)
export const directoryUserDeleted = defineEvent('dsync.user.deleted', DirectoryUser)
export const directoryGroupCreated = defineEvent('dsync.group.created', DirectoryGroup)
export const directoryGroupUpdated = defineEvent('dsync.group.updated', UpdatedDirectoryGroup)
export const directoryGroupDeleted = defineEvent('dsync.group.deleted', DirectoryGroup)
export const directoryGroupUserAdded = defineEvent('dsync.group.user_added', GroupMembership)
export const directoryGroupUserRemoved = defineEvent('dsync.group.user_removed', GroupMembership)
