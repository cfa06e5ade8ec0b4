export { rolesOf } from './roles.ts'
export { Profile, type ProfileRow, profileColumnsOfP, toProfile } from './schemas.ts'
export { findProfileUserId, getProfile, linkProfile, saveProfile } from './service.ts'
