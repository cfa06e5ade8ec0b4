import { getMailBrand } from '#environment/branding/index.ts'
import { codesSent, mailSettings, tooManyMails, waitlistMail } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { canonicalEmailOf } from '#platform/email-address.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { pickLocale } from '#platform/locale.ts'
import type { WaitlistEntryRow } from './schemas.ts'

/**
 * Counts a confirmation against its address, as every mail that anyone can have sent to it (security rule U-1).
 *
 * @throws tooManyMails
 */
export async function limitConfirmations(ctx: Context, email: string): Promise<void> {
  await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails)
}

/** Tells a person that they are on the waitlist, unless the application does. */
export async function mailConfirmation(tx: TransactionContext, { email, locale }: WaitlistEntryRow): Promise<void> {
  const { disabled_mails } = await mailSettings.read(tx)
  if (disabled_mails.includes('waitlist_confirmation')) return
  const mail = waitlistMail({
    locale: pickLocale(locale ?? undefined, undefined),
    brand: await getMailBrand(tx),
    email,
  })
  sendMail(tx, { to: email, ...mail })
}
