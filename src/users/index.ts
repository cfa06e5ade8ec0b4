import { notFound } from '../platform/http/errors.ts'
import * as userEvents from './events.ts'
import { createUserOperation } from './operations/create-user.ts'
import { deleteUserOperation } from './operations/delete-user.ts'
import { getUserOperation } from './operations/get-user.ts'
import { getUserByExternalIdOperation } from './operations/get-user-by-external-id.ts'
import { listUsersOperation } from './operations/list-users.ts'
import { updateUserOperation } from './operations/update-user.ts'

export const operations = [
  listUsersOperation,
  createUserOperation,
  getUserByExternalIdOperation,
  getUserOperation,
  updateUserOperation,
  deleteUserOperation,
]
export const events = Object.values(userEvents)
export const parentErrors = { users: (id: string) => notFound('User', id) }

export { canonicalEmailOf, type EmailAddress, parseEmailAddress } from '../platform/email-address.ts'
export { malformedEmail, passwordStrengthError, type Reason } from './errors.ts'
export { changeEmail, markEmailVerified, proveMailbox } from './mailbox.ts'
export { hashNewPassword, setPassword, verifyPasswordOf } from './password.ts'
export { verifyPassword } from './password-hashes/index.ts'
export { applyProviderProfile, createUserFromProvider } from './provider-profile.ts'
export { toUser, User, type UserRow, userColumns } from './schemas.ts'
export {
  createUser,
  deleteUser,
  findOrCreateUser,
  findUser,
  findUserByEmail,
  findUserWithPassword,
  getUser,
  stampSignIn,
} from './service.ts'
