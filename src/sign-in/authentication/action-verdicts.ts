import type { Context, TransactionContext } from '#platform/context.ts'
import {
  askAuthentication,
  type Decision,
  decidesSignIns,
  recordDeniedSignIn,
  type SignInToDecide,
} from '../actions/index.ts'
import type { Attempt } from './attempt.ts'
import { assessSignIn } from './radar/assess-sign-in.ts'
import { firstNeed } from './requirements/index.ts'
import { readSignInState } from './sign-in-state.ts'

/** What is known about a sign-in before the transaction that completes it. */
export interface SignInDecision {
  /** What Radar found: it looks first. */
  radar: Attempt['radar']
  /** The decision of the action, if the sign-in needs nothing else. */
  asked?: { decision: Decision; signIn: SignInToDecide }
}

/**
 * Calls the environment's action for a sign-in that needs nothing else. Called before the transaction that completes
 * the sign-in, because the answer may take seconds.
 *
 * @param addressIsProven whether that transaction will mark the email as verified, after a correct code. @returns
 * `undefined` without an action.
 */
export async function decideSignIn(
  ctx: Context,
  attempt: Attempt,
  { addressIsProven = false }: { addressIsProven?: boolean } = {},
): Promise<SignInDecision | undefined> {
  if (!(await decidesSignIns(ctx))) return undefined
  const now = await readSignInState(ctx, attempt)
  if (now === undefined) return undefined
  const { unprovenIdentity, unprovenProfileId, ...proven } = attempt
  const state = addressIsProven ? { ...now, user: { ...now.user, email_verified: true } } : now
  const assessed = await assessSignIn(ctx, addressIsProven ? proven : attempt, state)
  const settled = firstNeed(assessed, state)
  const { radar, organizationId, method, ipAddress, userAgent } = settled.attempt
  if (settled.need?.name !== 'action_verdict') return { radar }
  const signIn = {
    user: state.user,
    authenticationMethod: method,
    organizationId,
    membershipId: state.memberships.find((each) => each.organization_id === organizationId)?.id,
    ipAddress,
    userAgent,
  }
  const decision = await askAuthentication(ctx, signIn)
  return { radar, ...(decision === undefined ? {} : { asked: { decision, signIn } }) }
}

/** The message of a denial for the user: the endpoint's, if it sent one. */
export function denialMessage(decided: SignInDecision | undefined): string | undefined {
  const decision = decided?.asked?.decision
  return decision?.verdict === 'deny' ? decision.message : undefined
}

/**
 * Takes a decision over into the sign-in; a denial is recorded.
 *
 * @returns `undefined` for a sign-in that was denied.
 */
export function acceptDecision(
  tx: TransactionContext,
  attempt: Attempt,
  decided: SignInDecision | undefined,
): Attempt | undefined {
  if (decided === undefined) return attempt
  const assessed = decided.radar === undefined ? attempt : { ...attempt, radar: decided.radar }
  if (decided.asked === undefined) return assessed
  const { decision, signIn } = decided.asked
  if (decision.verdict === 'allow') return { ...assessed, allowed: { organizationId: signIn.organizationId } }
  recordDeniedSignIn(tx, decision, signIn)
  return undefined
}
