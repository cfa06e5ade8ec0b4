import { type Attempt, acceptSecondFactor, originOf, proveSecondFactor } from '../../../authentication/index.ts'
import { DomainError } from '../../../platform/http/errors.ts'
import type { HttpReply } from '../../../platform/http/reply.ts'
import { signInExpired } from '../../errors.ts'
import { advance } from '../../flow/advance.ts'
import type { Flow } from '../../flow/flow.ts'
import type { PageStatus } from '../../flow/page-status.ts'
import { asRefusal, refusalText } from '../../flow/refusals.ts'

/**
 * Continues a sign-in with a second factor.
 *
 * @param show makes the page again with what was wrong; `invalid` is the sentence for a wrong code.
 */
export async function submitCode(
  flow: Flow,
  attempt: Attempt,
  input: { challengeIds: readonly string[]; code: string },
  { invalid, show }: { invalid: string; show(error: string, status: PageStatus): Promise<HttpReply> },
): Promise<HttpReply> {
  const refuse = (error: DomainError) => {
    if (error.definition.code === 'invalid_one_time_code') return show(invalid, 400)
    const { text, status } = refusalText(flow, error)
    return show(text, status)
  }
  const { ctx } = flow
  const factor = await proveSecondFactor(ctx, 'mfa_challenge', attempt, input, originOf(ctx, {})).catch(asRefusal)
  if (factor === undefined) throw signInExpired()
  if (factor instanceof DomainError) return refuse(factor)
  const outcome = await ctx.transaction(async (tx) => {
    const refusal = await acceptSecondFactor(tx, factor)
    return refusal ?? advance(tx, flow, { ...attempt, secondFactor: true })
  })
  return outcome instanceof DomainError ? refuse(outcome) : outcome
}

/** People type codes with the spaces and dashes with which they are shown. */
export function digitsOf(entered: string): string {
  return entered.replaceAll(/[\s-]/g, '')
}
