import { DomainError } from '#platform/http/errors.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type Attempt, acceptSecondFactor, originOf, proveSecondFactor } from '#sign-in/authentication/index.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { refuseCode } from '../codes/index.ts'
import type { Flow } from '../flow/index.ts'
import { advance, asRefusal, refusalText } from '../flow/index.ts'

/**
 * Continues a sign-in with a second factor.
 *
 * @param path the page of the form; `invalid` is its sentence for a wrong code.
 */
export async function submitCode(
  flow: Flow,
  attempt: Attempt,
  input: { challengeIds: readonly string[]; code: string },
  { path, invalid }: { path: string; invalid: string },
): Promise<HttpReply> {
  const refuseWith = (error: DomainError) => {
    if (error.definition.code === 'invalid_one_time_code') return refuseCode(flow, path, invalid)
    const { text, status } = refusalText(flow, error)
    return refuseCode(flow, path, text, status)
  }
  const { ctx } = flow
  const factor = await proveSecondFactor(ctx, 'mfa_challenge', attempt, input, originOf(ctx, {})).catch(asRefusal)
  if (factor === undefined) throw signInExpired()
  if (factor instanceof DomainError) return refuseWith(factor)
  const outcome = await ctx.transaction(async (tx) => {
    const refusal = await acceptSecondFactor(tx, factor)
    return refusal ?? advance(tx, flow, { ...attempt, secondFactor: true })
  })
  return outcome instanceof DomainError ? refuseWith(outcome) : outcome
}
