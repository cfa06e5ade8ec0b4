import { followedToTheEnd } from '#events/event-log/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { CarriedTable } from './carried-tables.ts'
import type { Move } from './check-move.ts'
import type { Sides } from './copy-table.ts'
import { setStage, waitForWriters } from './guard.ts'
import { waitForLeases } from './leases.ts'
import { waitForJobs } from './queue.ts'
import type { Observer } from './steps.ts'

/** How long each part of the hold may take before the environment stays where it is. */
const patienceMs = 30_000

/** Lets jobs and deliveries end that are under way, and none begin, while writes are taken. What takes longer is waited for in {@link hold}. */
export async function close(
  { source, environmentId }: Sides,
  tables: readonly CarriedTable[],
  observer: Observer,
): Promise<void> {
  await setStage(source, environmentId, 'closing')
  await observer.onStep?.('closing')
  await waitForJobs(source, environmentId, patienceMs)
  await waitForLeases(source, tables, environmentId, patienceMs)
}

/** Refuses writes, and waits for everything that is under way. @throws ConfigError if it takes too long */
export async function hold(
  move: Move,
  { source, environmentId }: Sides,
  tables: readonly CarriedTable[],
  observer: Observer,
): Promise<string> {
  await setStage(source, environmentId, 'draining')
  await observer.onStep?.('draining')
  if (!(await waitForWriters(source, environmentId, patienceMs)))
    throw new ConfigError(
      'A transaction has written in the environment for half a minute and does not end. Try again later.',
    )
  const jobs = await waitForJobs(source, environmentId, patienceMs)
  if (jobs.length > 0)
    throw new ConfigError(`Jobs of the environment still run: ${jobs.join(', ')}. Try again when they have ended.`)
  if (!(await followedToTheEnd(move.source, environmentId, patienceMs)))
    throw new ConfigError(
      'Events of the environment wait to be dealt with. Start the workers of its cluster, and try again.',
    )
  await waitForLeases(source, tables, environmentId, patienceMs)
  await observer.onStep?.('drained')
  const token = await setStage(source, environmentId, 'sealed')
  if (!(await waitForWriters(source, environmentId, patienceMs)))
    throw new ConfigError(
      'A worker has written in the environment for half a minute and does not end. Try again later.',
    )
  await waitForJobs(source, environmentId, 0)
  await observer.onStep?.('sealed')
  return token
}
