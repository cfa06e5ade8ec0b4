import { getEnvironment } from '#environment/environments/index.ts'
import { sendTextMessage } from '#messaging/outbox/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomCode } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { defineLimitOfTries, limitGuesses } from '#platform/guess-limits.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { smsChallengeRateLimited, smsTemplateWithoutCode } from './errors.ts'
import {
  type AuthenticationChallenge,
  type ChallengeRow,
  challengeColumns,
  type FactorRow,
  toChallenge,
} from './schemas.ts'

const lifetimeSeconds = 600
/** As for emails: repeated requests must not flood a phone. */
export const textMessagesSent = defineLimitOfTries({
  name: 'text_messages_sent',
  limit: 3,
  windowSeconds: 60,
  counts: 'text messages with a code',
  subject: 'a phone; for challenges of Radar, a user as well',
})

/**
 * Opens a challenge of a factor: texts a code to a telephone, or answers the code for the application to send.
 *
 * @throws smsTemplateWithoutCode, smsChallengeRateLimited
 */
export async function createChallenge(
  ctx: Context,
  factor: FactorRow,
  smsTemplate?: string,
): Promise<AuthenticationChallenge> {
  if (smsTemplate !== undefined && !smsTemplate.includes('{{code}}')) throw smsTemplateWithoutCode()
  if (factor.phone_number !== null) await limitTextMessages(ctx, factor.phone_number, smsChallengeRateLimited)
  return ctx.transaction(async (tx) => {
    if (factor.type === 'totp') return toChallenge(await insertChallenge(tx, factor, null))
    const code = randomCode()
    const challenge = toChallenge(await insertChallenge(tx, factor, code))
    if (factor.phone_number === null) return { ...challenge, code }
    sendTextMessage(tx, {
      to: factor.phone_number,
      text: (smsTemplate ?? (await codeMessage(tx))).replaceAll('{{code}}', code),
    })
    return challenge
  })
}

/** Counts a text message to a phone or by a requester. `refuse` makes the error from the seconds to wait. */
export async function limitTextMessages(
  ctx: Context,
  subject: string,
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<void> {
  await limitGuesses(ctx, textMessagesSent, subject, refuse)
}

/** The context that a sealed code is bound to. */
export function codeContext(challengeId: string): string {
  return `authentication_challenge:${challengeId}`
}

function insertChallenge(tx: TransactionContext, factor: FactorRow, code: string | null): Promise<ChallengeRow> {
  const id = tx.newId('auth_challenge')
  const expiresAt = code === null ? null : new Date(tx.now().getTime() + lifetimeSeconds * 1_000)
  return tx.db.one<ChallengeRow>(sql`
    insert into authentication_challenges (environment_id, id, authentication_factor_id, sealed_code, expires_at,
      created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${factor.id},
      ${code === null ? null : tx.system.keyring.seal(code, codeContext(id))}, ${expiresAt}, ${tx.now()}, ${tx.now()})
    returning ${challengeColumns}`)
}

/** The words of a text message with a code, `{{code}}` in its place. */
export async function codeMessage(tx: TransactionContext): Promise<string> {
  const { name } = await getEnvironment(tx)
  return `{{code}} is your ${name} code. Never share it with anyone.`
}
