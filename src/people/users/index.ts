import type { EndDependents } from '../../platform/dependents.ts'
import { notFound } from '../../platform/http/errors.ts'
import type { Operation } from '../../platform/http/operation.ts'
import * as userEvents from './events.ts'
import { createUserOperation } from './operations/create-user.ts'
import { createDeleteUserOperation } from './operations/delete-user.ts'
import { getUserOperation } from './operations/get-user.ts'
import { getUserByExternalIdOperation } from './operations/get-user-by-external-id.ts'
import { listUsersOperation } from './operations/list-users.ts'
import { updateUserOperation } from './operations/update-user.ts'

/** @param dependents what ends with a user. */
export function createOperations(dependents: readonly EndDependents[]): Operation[] {
  return [
    listUsersOperation,
    createUserOperation,
    getUserByExternalIdOperation,
    getUserOperation,
    updateUserOperation,
    createDeleteUserOperation(dependents),
  ]
}
export const events = Object.values(userEvents)
export const parentErrors = { users: (id: string) => notFound('User', id) }

export { canonicalEmailOf, type EmailAddress, parseEmailAddress } from '../../platform/email-address.ts'
export { malformedEmail, passwordStrengthError, type Reason } from './errors.ts'
export { changeEmail, markEmailVerified, proveMailbox } from './mailbox.ts'
export { hashNewPassword, setPassword, verifyPasswordOf } from './password.ts'
export { verifyPassword } from './password-hashes/index.ts'
export { applyProviderProfile, createUserFromProvider } from './provider-profile.ts'
export { CreateUser, toUser, User, type UserRow, userColumns } from './schemas.ts'
export {
  createUser,
  deleteUser,
  findLockedUser,
  findOrCreateUser,
  findUser,
  findUserByEmail,
  findUserWithPassword,
  getUser,
  stampSignIn,
} from './service.ts'
