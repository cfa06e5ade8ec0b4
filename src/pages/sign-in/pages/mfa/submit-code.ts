import type { PageStatus } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type Attempt, acceptSecondFactor, originOf, proveSecondFactor } from '#sign-in/authentication/index.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { advance } from '../../flow/advance.ts'
import { refuse } from '../../flow/failures.ts'
import type { Flow } from '../../flow/flow.ts'
import { asRefusal, refusalText } from '../../flow/refusals/refusals.ts'

/** Redirects back to a page, which shows what is wrong with the code. */
export function refuseCode(flow: Flow, path: string, error: string, status: PageStatus = 400): Promise<HttpReply> {
  return refuse(flow, path, { fields: { code: { error } } }, status)
}

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

/** People type codes with the spaces and dashes with which they are shown. */
export function digitsOf(entered: string): string {
  return entered.replaceAll(/[\s-]/g, '')
}
