import type { Context } from '#platform/context.ts'
import { canonicalEmailOf, parseEmailAddress } from '#platform/email-address.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { platformErrors } from '#platform/http/errors.ts'
import type { Locale } from '#platform/locale.ts'
import { requireDelivery, sendMail } from '../outbox/index.ts'
import { tooManyMails } from './errors.ts'
import { codesSent } from './limits.ts'
import { mailKindOf } from './mail-kinds.ts'
import { drawSample } from './preview.ts'

/**
 * Sends an email with sample values. An operator can send it to their own address only, so that no one else gets one that looks
 * real.
 *
 * @throws notFound, invalidRequest, tooManyMails, deliveryNotConfigured
 */
export async function sendTestMail(
  ctx: Context,
  name: string,
  { to, locale }: { to?: string | undefined; locale?: Locale },
): Promise<{ id: string; to: string }> {
  const kind = mailKindOf(name)
  const email = recipientOf(ctx, to)
  requireDelivery(ctx.system, 'email')
  const mail = await drawSample(ctx, kind, { ...(locale === undefined ? {} : { locale }), email })
  await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails)
  const id = await ctx.transaction(async (tx) => sendMail(tx, { to: email, ...mail }))
  return { id, to: email }
}

function recipientOf({ actor }: Context, to: string | undefined): string {
  if (actor.type === 'operator') {
    if (to === undefined || canonicalEmailOf(to) === canonicalEmailOf(actor.name)) return actor.name
    throw refused('From the console, a test goes to your own address. Leave `to` out.')
  }
  if (to === undefined) throw refused('`to` is missing. Name the address that gets the email.')
  if (parseEmailAddress(to) === undefined) throw refused('`to` is not an email address.')
  return to
}

function refused(message: string) {
  return platformErrors.invalidRequest([{ field: 'to', code: 'to_invalid', message }])
}
