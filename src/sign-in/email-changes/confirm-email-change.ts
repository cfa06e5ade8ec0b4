import { isDirectoryManaged } from '#access/organization-memberships/index.ts'
import { changeEmail, getUser, parseEmailAddress, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { authenticationTries, triesAt } from '../authentication/index.ts'
import { checkCode, findCodeAddress, spendCode } from '../one-time-codes/index.ts'
import * as errors from './errors.ts'

const refusals = {
  none: errors.noPendingEmailChange,
  wrong: errors.emailChangeCodeIncorrect,
  used: errors.emailChangeCodeUsed,
  expired: errors.emailChangeCodeExpired,
  too_many_attempts: () => errors.emailChangeTooManyAttempts(authenticationTries.windowSeconds),
}

/**
 * Gives a user the address that the newest code went to, verified, once the code is shown.
 *
 * @throws notFound, and the errors of `POST …/email_change/confirm`
 */
export async function confirmEmailChange(ctx: Context, userId: string, code: string): Promise<UserRow> {
  await getUser(ctx, userId)
  const subject = triesAt('email_change', userId)
  const counted = await limitGuesses(ctx, authenticationTries, subject, errors.emailChangeTooManyAttempts)
  const newEmail = await findCodeAddress(ctx, 'email_change', userId)
  const address = newEmail === undefined ? undefined : parseEmailAddress(newEmail)
  if (address === undefined) throw errors.noPendingEmailChange()
  const check = await checkCode(ctx, 'email_change', { id: userId, email: address.email }, code)
  if (check.outcome !== 'right') throw refusals[check.outcome]()
  await counted.giveBack()
  return ctx.transaction(async (tx) => {
    if (await isDirectoryManaged(tx, userId)) throw errors.emailChangeNotAllowed()
    if (!(await spendCode(tx, check.id))) {
      // The codes of a deleted user are gone too.
      await getUser(tx, userId)
      throw errors.emailChangeCodeUsed()
    }
    return changeEmail(tx, userId, address, errors.emailTaken)
  })
}
