import { sendTextMessage } from '#messaging/outbox/index.ts'
import { codeMessage, limitTextMessages } from '#people/mfa/index.ts'
import type { UserRow } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { createCode, type OneTimeCodeRow, readCode } from '../../one-time-codes/index.ts'
import { tooManyRequests } from '../errors.ts'
import { triesAt } from '../limits.ts'

/**
 * Sends the code of a challenge to a phone.
 *
 * @param words the message, with `{{code}}` for the code
 * @throws tooManyRequests beyond three a minute to the phone, or for the user
 */
export async function textRadarChallenge(
  tx: TransactionContext,
  user: UserRow,
  phoneNumber: string,
  words?: string,
): Promise<OneTimeCodeRow> {
  await limitTextMessages(tx, phoneNumber, tooManyRequests)
  await limitTextMessages(tx, triesAt('radar_challenge', user.id), tooManyRequests)
  const row = await createCode(tx, 'radar_text', { id: user.id, email: phoneNumber })
  const text = (words ?? (await codeMessage(tx))).replaceAll('{{code}}', readCode(tx, row))
  sendTextMessage(tx, { to: phoneNumber, text })
  return row
}
