export { rolesOf } from './roles.ts'
export { Profile, type ProfileRow, toProfile } from './schemas.ts'
export { getProfile, linkProfile, saveProfile } from './service.ts'
