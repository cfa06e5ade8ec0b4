import { getMailBrand } from '#environment/branding/index.ts'
import { linkTo } from '#environment/environments/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import { mailSettings, passwordResetMail } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import { findUserByEmail, malformedEmail, parseEmailAddress, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { Locale } from '#platform/locale.ts'
import { requireSignInMethod } from '../authentication/index.ts'
import { moveInForReset } from '../migration-endpoints/index.ts'
import { localeOf } from '../one-time-codes/index.ts'
import { passwordResetCreated } from './events.ts'
import { hashToken, openToken, sealToken } from './reset-token.ts'
import { type PasswordReset, type PasswordResetRow, passwordResetColumns, toEventPasswordReset } from './schemas.ts'
import { passwordResetSettings } from './settings.ts'

const lifetimeMinutes = 60

/** Data from the page on which a link is requested. */
export interface PageRequest {
  locale?: Locale
  /** The sign-in that continues once the password is set, in its own browser only. */
  request?: string
}

interface LinkOptions extends PageRequest {
  /** Where the link leads, instead of the address of the settings. A web address. */
  page?: string | undefined
}

/**
 * Creates and sends a link for setting a new password, valid once and for an hour. Earlier links of the user stop
 * working.
 *
 * @throws notFound for an unknown email, which a page must not reveal
 * @throws malformedEmail, passwordAuthDisabled, migrationUnavailable
 */
export async function createPasswordReset(
  ctx: Context,
  email: string,
  { locale, request, page }: LinkOptions = {},
): Promise<PasswordReset> {
  if (parseEmailAddress(email) === undefined) throw malformedEmail()
  const settings = await requireSignInMethod(ctx, 'password')
  const known = await findUserByEmail(ctx, email)
  if (known === undefined) await moveInForReset(ctx, settings, email)
  const user = known ?? (await findUserByEmail(ctx, email))
  if (user === undefined) throw notFound('User', email)
  return ctx.transaction(async (tx) => {
    const row = await insertReset(tx, user)
    recordEvent(tx, passwordResetCreated, toEventPasswordReset(row))
    const reset = await toPasswordReset(tx, row, page)
    await mailReset(tx, user, request === undefined ? reset.password_reset_url : withRequest(reset, request), locale)
    return reset
  })
}

/** @throws notFound */
export async function getPasswordReset(ctx: Context, id: string): Promise<PasswordReset> {
  const row = await ctx.db.maybe<PasswordResetRow>(sql`
    select ${passwordResetColumns} from password_resets where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Password reset', id)
  return toPasswordReset(ctx, row)
}

async function insertReset(
  tx: TransactionContext,
  { id: userId, email, access_epoch }: UserRow,
): Promise<PasswordResetRow> {
  const id = tx.newId('password_reset')
  const token = randomToken(25)
  tx.db.send(sql`
    update password_resets set replaced_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and user_id = ${userId} and used_at is null and replaced_at is null`)
  return tx.db.one<PasswordResetRow>(sql`
    insert into password_resets (environment_id, id, user_id, email, token_hash, sealed_token, access_epoch,
      expires_at, created_at)
    values (${tx.environmentId}, ${id}, ${userId}, ${email}, ${hashToken(tx.system, token)}, ${sealToken(tx, id, token)},
      ${access_epoch}, ${new Date(tx.now().getTime() + lifetimeMinutes * 60_000)}, ${tx.now()})
    returning ${passwordResetColumns}`)
}

async function mailReset(tx: TransactionContext, user: UserRow, url: string, locale = localeOf(user)): Promise<void> {
  if ((await mailSettings.read(tx)).disabled_mails.includes('password_reset')) return
  const mail = passwordResetMail({
    locale,
    brand: await getMailBrand(tx),
    email: user.email,
    url,
    expiresInMinutes: lifetimeMinutes,
  })
  sendMail(tx, { to: user.email, ...mail })
}

async function toPasswordReset(ctx: Context, row: PasswordResetRow, page?: string): Promise<PasswordReset> {
  const { password_reset_url } = await passwordResetSettings.read(ctx)
  const token = openToken(ctx, row)
  return {
    ...toEventPasswordReset(row),
    password_reset_token: token,
    password_reset_url: linkTo(ctx, page ?? password_reset_url, '/reset-password', { token }),
  }
}

function withRequest({ password_reset_url }: PasswordReset, request: string): string {
  const url = new URL(password_reset_url)
  url.searchParams.set('request', request)
  return url.href
}
