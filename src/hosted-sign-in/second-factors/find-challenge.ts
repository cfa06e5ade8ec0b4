import { countRecoveryCodes, type FactorRow, listVerifiedFactors } from '#people/mfa/index.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import { type Flow, pageUrl } from '../flow/index.ts'

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

export const appPath = '/mfa/verification'
export const textPath = '/mfa/text-message'
export const recoveryPath = '/mfa/recovery'

/** Where the user finds the second factors that they have. */
export function urlsOf(flow: Flow, { apps, phones }: SecondFactorChallenge) {
  return {
    appUrl: apps.length > 0 ? pageUrl(flow, appPath) : undefined,
    textUrl: phones.length > 0 ? pageUrl(flow, textPath) : undefined,
  }
}

/** Where a recovery code is entered, if the user has one left. */
export async function findRecoveryUrl(flow: Flow, { attempt }: SecondFactorChallenge): Promise<string | undefined> {
  const hasCodes = (await countRecoveryCodes(flow.ctx, attempt.userId)) > 0
  return hasCodes ? pageUrl(flow, recoveryPath) : undefined
}
