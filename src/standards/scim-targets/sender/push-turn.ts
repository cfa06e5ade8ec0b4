import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { isLeaseOver } from '#platform/followers/leases.ts'
import type { Credential } from '#platform/outgoing/credential.ts'
import { PushFailure } from '../push/failure.ts'
import { reconcileStep } from '../reconcile/step.ts'
import type { ClaimedTarget } from './claimed-target.ts'
import { readDue } from './due.ts'
import { writeTargetFailure, writeTurnEnd } from './outcomes.ts'
import { pushObject } from './push-object.ts'

export interface TurnOptions {
  /** From 0 to below 1: spreads tries. */
  random: () => number
  isStopping: () => boolean
  credentialOf(target: ClaimedTarget): Credential
}

/** How many requests a target gets at once. Read again each time, so that access that is to end waits for no more than these. */
const atOnce = 4
/** Then it is the turn of others, if any wait. */
const roundsPerTurn = 50

/**
 * Pushes what is due at a target. While nothing is, a reconciliation goes on by a step. Never throws.
 */
export async function pushTurn(system: System, target: ClaimedTarget, options: TurnOptions): Promise<void> {
  const { random, isStopping, credentialOf } = options
  try {
    const ctx = await findEnvironmentContext(system, target.environment_id)
    if (ctx === undefined) return
    const credential = credentialOf(target)
    for (let round = 0; round < roundsPerTurn && !isStopping() && !isLeaseOver(target, system.now()); round++) {
      const due = await readDue(system, target, atOnce)
      if (due.length > 0) {
        const results = await Promise.all(due.map((each) => pushObject(system, target, each, { credential, random })))
        const failures = results.filter((each) => each !== undefined)
        const worst = failures.find(({ reach }) => reach === 'refused') ?? failures[0]
        if (worst !== undefined) return await writeTargetFailure(ctx, target, worst, random)
      } else if (!(await reconcileStep(system, target, credential))) break
    }
    await writeTurnEnd(system, target)
  } catch (error) {
    if (!(error instanceof PushFailure)) system.log.error({ err: error, target: target.id }, 'a SCIM target failed')
    const failure =
      error instanceof PushFailure ? error : new PushFailure('The server failed, and tries again.', 'target')
    const ctx = await findEnvironmentContext(system, target.environment_id).catch(() => undefined)
    if (ctx !== undefined)
      await writeTargetFailure(ctx, target, failure, random).catch((err) =>
        system.log.error({ err, target: target.id }, 'the failure of a SCIM target was not written down'),
      )
  }
}
