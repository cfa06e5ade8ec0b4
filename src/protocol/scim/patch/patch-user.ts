import { isDeepStrictEqual } from 'node:util'
import type { Resource } from '../resource.ts'
import { checkUser, derivedEmails } from '../resources/read-user.ts'
import { userType } from '../schemas/resource-type.ts'
import { applyOperation } from './apply-operation.ts'
import type { Operation } from './read-operations.ts'
import { WorkBudget } from './work-budget.ts'

/**
 * A user after the operations of a PATCH, in their order (D-3: all of them, or none). An address that was taken from
 * `userName` follows it.
 *
 * @throws ScimError
 */
export function patchUser(
  user: Resource,
  operations: readonly Operation[],
  { id, isAddress }: { id: string; isAddress: (text: string) => boolean },
): Resource {
  const target = { type: userType, id, budget: new WorkBudget() }
  const patched = operations.reduce((changed, each) => applyOperation(changed, each, target), user)
  checkUser(patched)
  const isDerived =
    user.userName !== patched.userName && isDeepStrictEqual(patched.emails, derivedEmails(user.userName, isAddress))
  const emails = isDerived ? derivedEmails(patched.userName, isAddress) : undefined
  return emails === undefined ? patched : { ...patched, emails }
}
