import { setPresence } from '#environment/environments/index.ts'
import { endHold, requireStage, setStage } from './guard.ts'
import { inTransaction, type Mover } from './mover.ts'
import { addJobs, type readJobs } from './queue.ts'

/** From its commit on, the environment is in neither cluster. */
export async function leave(source: Mover, environmentId: string, token: string): Promise<void> {
  await inTransaction(source, async () => {
    await requireStage(source, environmentId, token)
    await setPresence(source, environmentId, 'left')
    await setStage(source, environmentId, 'left')
  })
}

/** From its commit on, the environment is in the target. */
export async function arrive(
  target: Mover,
  environmentId: string,
  token: string,
  jobs: Awaited<ReturnType<typeof readJobs>>,
): Promise<void> {
  await inTransaction(target, async () => {
    await requireStage(target, environmentId, token)
    await addJobs(target, jobs)
    await setPresence(target, environmentId, null)
    await endHold(target, environmentId)
  })
}
