import { getMailBrand } from '#environment/branding/index.ts'
import { codesSent, magicLinkMail, tooManyMails } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import { canonicalEmailOf, findUserByEmail } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { notFound } from '#platform/http/errors.ts'
import { pickLocale } from '#platform/locale.ts'
import { localeOf } from '../one-time-codes/index.ts'
import { passwordlessSessionOver } from './errors.ts'
import { linkUrl, openToken } from './links.ts'
import { type PasswordlessSessionRow, passwordlessSessionColumns } from './schemas.ts'

/** Mails the link of a session. @throws notFound, passwordlessSessionOver, tooManyMails */
export async function sendPasswordlessSession(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.maybe<PasswordlessSessionRow>(sql`
    select ${passwordlessSessionColumns} from passwordless_sessions
    where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Passwordless session', id)
  const millisecondsLeft = Date.parse(row.expires_at) - ctx.now().getTime()
  if (row.used_at !== null || millisecondsLeft <= 0) throw passwordlessSessionOver()
  await limitGuesses(ctx, codesSent, canonicalEmailOf(row.email), tooManyMails)
  const user = await findUserByEmail(ctx, row.email)
  await ctx.transaction(async (tx) => {
    const mail = magicLinkMail({
      locale: user === undefined ? pickLocale(undefined, undefined) : localeOf(user),
      brand: await getMailBrand(tx),
      email: row.email,
      url: linkUrl(tx.system, openToken(tx, row)),
      expiresInMinutes: Math.ceil(millisecondsLeft / 60_000),
    })
    sendMail(tx, { to: row.email, ...mail })
  })
}
