import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { ConnectionRow } from '#sso/connections/index.ts'
import { signalKeyUnknown, signalUnusable } from '../errors.ts'
import { longestToken, takeSignal } from '../receive-signal.ts'
import type { ReceiverRow } from '../schemas.ts'
import { type Outcomes, PollFailure } from './ask.ts'

/** For so long the keys of a transmitter are not asked for again. */
const keysMs = 60_000

/**
 * Takes the tokens of a poll, each in a transaction of its own. One that cannot be judged now comes again; so does, once, one whose key is
 * not published yet, since a refusal is final.
 *
 * @param isAgain whether the poll before failed
 * @returns what the transmitter learns, and how many tokens had not come before
 * @throws PollFailure
 */
export async function takeTokens(
  ctx: Context,
  connection: ConnectionRow,
  receiver: ReceiverRow,
  tokens: readonly [jti: string, token: unknown][],
  isAgain: boolean,
): Promise<{ outcomes: Outcomes; added: number }> {
  const ack: string[] = []
  const refused: [string, { err: string; description: string }][] = []
  let added = 0
  for (const [jti, token] of tokens) {
    try {
      if (typeof token !== 'string' || token.length > longestToken) throw signalUnusable('it is no text, or too long')
      if (await takeSignal(ctx, connection, receiver, token, jti)) added += 1
      ack.push(jti)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { code, status } = error.definition
      if (status !== 400) throw new PollFailure('The keys of the issuer cannot be read.')
      if (code === signalKeyUnknown.definition.code && !isAgain) throw new PollFailure(error.message, keysMs)
      refused.push([jti, { err: code, description: error.message }])
    }
  }
  return { outcomes: { ack, setErrs: Object.fromEntries(refused) }, added }
}
