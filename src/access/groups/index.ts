export { addGroupMember } from './members.ts'
export { CreateGroup } from './schemas.ts'
export { createGroup } from './service.ts'
