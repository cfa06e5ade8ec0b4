import type { Context } from '#platform/context.ts'
import type { Operation } from '#platform/http/operation.ts'
import { acceptSecondFactor, originOf, proveSecondFactor } from '#sign-in/authentication/index.ts'
import { type CodeStep, defineCodeStep } from '../codes/index.ts'
import { advance } from '../flow/index.ts'
import type { SecondFactorChallenge } from './find-challenge.ts'

interface SecondFactorStep<State> extends Omit<CodeStep<State, never>, 'prove' | 'accept'> {
  /** The challenges that a code may answer. A recovery code answers none. */
  challengesFor(ctx: Context, state: State): Promise<readonly string[]>
}

/** A step that asks for a code of a second factor that the user has. */
export function defineSecondFactorStep<State extends SecondFactorChallenge>({
  challengesFor,
  ...step
}: SecondFactorStep<State>): Operation[] {
  return defineCodeStep({
    ...step,
    async prove(ctx, code, state: State) {
      const challengeIds = await challengesFor(ctx, state)
      return proveSecondFactor(ctx, 'mfa_challenge', state.attempt, { challengeIds, code }, originOf(ctx, {}))
    },
    accept: async (tx, factor, { attempt }, flow) =>
      (await acceptSecondFactor(tx, factor)) ?? advance(tx, flow, { ...attempt, secondFactor: true }),
  })
}
