export { addGroupMember } from './members.ts'
export { CreateGroup } from './schemas.ts'
export { createGroup, findGroupId, lockPartsOfGroup, organizationOfGroup } from './service.ts'
