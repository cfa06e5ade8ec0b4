import { getMailBrand } from '#environment/branding/index.ts'
import { codeMail, mailSettings } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Locale, pickLocale } from '#platform/locale.ts'
import {
  codeLifetimeSeconds,
  createCode,
  type OneTimeCodeRow,
  type ReadableCodePurpose,
  readCode,
} from './one-time-codes.ts'

/** Creates a code that verifies the user's email and sends it, unless the application sends it. */
export function sendEmailVerification(
  tx: TransactionContext,
  user: UserRow,
  locale = localeOf(user),
): Promise<OneTimeCodeRow> {
  return sendCode(tx, 'email_verification', user, locale)
}

/** Creates a code that signs the user in and sends it, unless the application sends it. */
export function sendMagicAuth(tx: TransactionContext, user: UserRow, locale = localeOf(user)): Promise<OneTimeCodeRow> {
  return sendCode(tx, 'magic_auth', user, locale)
}

/** Creates the code of a Radar challenge and sends it, unless the application sends it. */
export function sendRadarChallenge(
  tx: TransactionContext,
  user: UserRow,
  locale = localeOf(user),
): Promise<OneTimeCodeRow> {
  return sendCode(tx, 'radar_challenge', user, locale)
}

const mails = {
  email_verification: 'emailVerification',
  magic_auth: 'magicAuth',
  radar_challenge: 'radarChallenge',
} as const

async function sendCode(
  tx: TransactionContext,
  purpose: ReadableCodePurpose,
  user: UserRow,
  locale: Locale,
): Promise<OneTimeCodeRow> {
  const row = await createCode(tx, purpose, user)
  if ((await mailSettings.read(tx)).disabled_mails.includes(purpose)) return row
  const mail = codeMail(mails[purpose], {
    locale,
    brand: await getMailBrand(tx),
    email: user.email,
    code: readCode(tx, row),
    expiresInMinutes: codeLifetimeSeconds / 60,
  })
  sendMail(tx, { to: user.email, ...mail })
  return row
}

export function localeOf(user: UserRow): Locale {
  return pickLocale(user.locale ?? undefined, undefined)
}
