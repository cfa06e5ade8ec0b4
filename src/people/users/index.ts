export { canonicalEmailOf, type EmailAddress, parseEmailAddress } from '#platform/email-address.ts'
export { type AccessEpoch, endAccessEpoch, holdAccessEpoch, holdUser, lockForEnd } from './access-epoch.ts'
export { usersArea } from './area.ts'
export { endsWithUser } from './ends-with-user.ts'
export { malformedEmail, passwordStrengthError, type Reason, userCreationError } from './errors.ts'
export { type CredentialType, recordCredentialChange } from './events.ts'
export {
  findKnownUsers,
  findUsersByExternalId,
  type ImportedUser,
  importPasswords,
  importUsers,
  type KnownUser,
  withdrawPassword,
} from './import-users.ts'
export { changeEmail, markEmailVerified, proveMailbox } from './mailbox.ts'
export { hashNewPassword, setPassword, verifyPasswordOf } from './password.ts'
export {
  adoptHash,
  BareDigest,
  type DigestAlgorithm,
  type ForeignHash,
  importedHashesQueue,
  isDigestAlgorithm,
  isPbkdf2Digest,
  MalformedHash,
  matchesFirebaseHash,
  type PasswordHashType,
  passwordHashTypes,
  verifyPassword,
} from './password-hashes/index.ts'
export { applyProviderProfile, createUserFromProvider } from './provider-profile.ts'
export { CreateUser, toUser, User, type UserRow, type UserWithPassword, userColumns } from './schemas.ts'
export {
  createUser,
  deleteUser,
  findLockedUser,
  findOrCreateUser,
  findUser,
  findUserByEmail,
  findUserByExternalId,
  findUserWithPassword,
  getUser,
  hasUsers,
  listUsers,
  lockPartsOfUser,
  stampSignIn,
  updateUser,
} from './service.ts'
export { passwordSettings } from './settings.ts'
export { belongsToOrganization } from './users-of-organization.ts'
