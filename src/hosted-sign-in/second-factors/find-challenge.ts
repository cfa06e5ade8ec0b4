import { type FactorRow, listVerifiedFactors } from '#people/mfa/index.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import type { Flow } from '../flow/index.ts'

/** A sign-in that waits for a second factor, with those that the user has. */
export interface SecondFactorChallenge {
  attempt: Attempt
  apps: FactorRow[]
  phones: { factor: FactorRow /** The last two digits. */; ending: string }[]
}

/** `undefined` when the sign-in waits for another step. */
export async function findChallenge({ ctx, row }: Flow): Promise<SecondFactorChallenge | undefined> {
  const { attempt, step } = row
  if (attempt === null || step !== 'mfa_challenge') return undefined
  const factors = await listVerifiedFactors(ctx, attempt.userId)
  return {
    attempt,
    apps: factors.filter(({ type }) => type === 'totp'),
    phones: factors.flatMap((factor) =>
      factor.phone_number === null ? [] : [{ factor, ending: factor.phone_number.slice(-2) }],
    ),
  }
}
