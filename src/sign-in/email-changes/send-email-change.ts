import { isDirectoryManaged } from '#access/organization-memberships/index.ts'
import { getMailBrand } from '#environment/branding/index.ts'
import { codeMail, codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import { type EmailAddress, findUserByEmail, getUser, parseEmailAddress, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { triesAt } from '../authentication/index.ts'
import { codeLifetimeSeconds, createCode, localeOf, readCode } from '../one-time-codes/index.ts'
import { emailChangeNotAllowed, emailChangeNotNeeded, emailTaken, invalidNewEmail } from './errors.ts'

/** A change that waits for its code. */
export interface EmailChange {
  user: UserRow
  newEmail: string
  expiresAt: string
  createdAt: string
}

/**
 * Sends a code to the new email of a user. Nothing changes until it is confirmed (security rule U-8). Earlier codes
 * stop working.
 *
 * @throws notFound, invalidNewEmail, emailChangeNotNeeded, emailTaken, emailChangeNotAllowed, tooManyMails
 */
export async function sendEmailChange(ctx: Context, userId: string, newEmail: string): Promise<EmailChange> {
  const user = await getUser(ctx, userId)
  const address = parseEmailAddress(newEmail)
  if (address === undefined) throw invalidNewEmail()
  await requireChangeable(ctx, user, address)
  await limitGuesses(ctx, codesSent, triesAt('email_change', user.id), tooManyMails)
  await limitGuesses(ctx, codesSent, address.canonicalEmail, tooManyMails)
  return ctx.transaction(async (tx) => {
    const code = await createCode(tx, 'email_change', { id: user.id, email: address.email })
    const mail = codeMail('emailChange', {
      locale: localeOf(user),
      brand: await getMailBrand(tx),
      email: address.email,
      code: readCode(tx, code),
      expiresInMinutes: codeLifetimeSeconds / 60,
    })
    sendMail(tx, { to: address.email, ...mail })
    return { user, newEmail: code.email, expiresAt: code.expires_at, createdAt: code.created_at }
  })
}

/** @throws emailChangeNotNeeded, emailTaken, emailChangeNotAllowed */
export async function requireChangeable(ctx: Context, user: UserRow, address: EmailAddress): Promise<void> {
  const owner = await findUserByEmail(ctx, address.email)
  if (owner?.id === user.id) throw emailChangeNotNeeded()
  if (owner !== undefined) throw emailTaken()
  if (await isDirectoryManaged(ctx, user.id)) throw emailChangeNotAllowed()
}
