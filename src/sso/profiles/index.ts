export { type AssertedProfile, findAssertedProfiles } from './asserted-profiles.ts'
export { rolesOf } from './roles.ts'
export { Profile, type ProfileRow, profileColumnsOfP, toProfile } from './schemas.ts'
export {
  findProfileUserId,
  findSignedInProfiles,
  getProfile,
  linkProfile,
  profilesOfUser,
  type SignedInProfile,
  saveProfile,
} from './service.ts'
