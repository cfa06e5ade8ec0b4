import { endSwitch, findPlacement, isPresent, setPresence } from '#environment/environments/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import type { Move } from './check-move.ts'
import { disarmGuard, endHold, findStage, setStage } from './guard.ts'
import { inTransaction, openMover } from './mover.ts'
import { releaseJobs } from './queue.ts'

/**
 * Has the environment go on where it was, by connections of its own, as a broken one may be why. What was copied stays for the next try,
 * where nothing sees it.
 *
 * @throws ConfigError if the environment may have arrived: then only the same move knows how to go on
 */
export async function goBack({
  environmentId,
  source,
  target,
  main,
}: Pick<Move, 'environmentId' | 'source' | 'main'> & { target: System | undefined }): Promise<void> {
  const here = await openMover(source)
  try {
    await inTransaction(here, async () => {
      // Held until the end: no other process can let the environment leave meanwhile.
      if ((await findStage(here, environmentId, 'for update')) === 'left') await forbidArrival(environmentId, target)
      await setPresence(here, environmentId, null)
      await endHold(here, environmentId)
      await releaseJobs(here, environmentId)
    })
    const { state } = await findPlacement(main, environmentId)
    if (state === 'switching') await endSwitch(main, environmentId)
    await disarmGuard(here, environmentId)
  } finally {
    await here.close()
  }
}

async function forbidArrival(environmentId: string, target: System | undefined): Promise<void> {
  if (target === undefined)
    throw new ConfigError(
      `${environmentId} may have arrived in another cluster. Run the same move again when that cluster answers.`,
    )
  const there = await openMover(target)
  try {
    if (await isPresent(there, environmentId))
      throw new ConfigError(`${environmentId} has arrived. Run the same move again.`)
    await setStage(there, environmentId, 'arriving')
  } finally {
    await there.close()
  }
}
