export { rolesOf } from './roles.ts'
export { Profile, type ProfileRow, toProfile } from './schemas.ts'
export { findProfileUserId, getProfile, linkProfile, saveProfile } from './service.ts'
