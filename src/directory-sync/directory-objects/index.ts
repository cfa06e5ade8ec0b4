export {
  type Browsed,
  type BrowsedGroup,
  browseGroups,
  browseUsers,
  findGroupsIn,
  findNewestUser,
  getUserIn,
  listGroupsOf,
} from './browse.ts'
export { isSame } from './changed.ts'
export { directoryObjectExists } from './errors.ts'
export { type Change, type DirectoryFollower, directoryFollowers } from './follows.ts'
export { listGroupRoles, replaceGroupRoles } from './group-roles.ts'
export { changeDirectoryGroup, createDirectoryGroup, deleteDirectoryGroup } from './groups.ts'
export { type LogEntryRow, listLog, logChange, recordRefusal } from './log.ts'
export { type LogAction, type LogReason, logActions, logReasons } from './log-texts.ts'
export { findGroupsByIdpIds, findUsersByIdpIds, groupIdsOf, type IdsByIdpId, userIdsOf } from './lookups.ts'
export { listMemberIds, type MemberStep } from './members.ts'
export { getDirectoryUser, listDirectoryGroups, listDirectoryUsers } from './read.ts'
export { type DirectoryGroupRow, type DirectoryUserRow, groupColumns, userColumns } from './schemas.ts'
export type { ChangeSource, DirectoryScope } from './scope.ts'
export { changeDirectoryUser, createDirectoryUser, deleteDirectoryUser } from './users.ts'
