import { startLastUsedWriter } from './access/api-keys/index.ts'
import { startLogStreams } from './audit-logs/log-streams/index.ts'
import { catalog } from './catalog.ts'
import { startLogouts } from './connect/logouts/index.ts'
import { findEnvironmentContext, startKeyUseWriter } from './environment/environments/index.ts'
import { startEventWatch } from './events/event-log/index.ts'
import { startRefusalWriter, startTallies } from './events/tallies/index.ts'
import { startWebhooks } from './events/webhooks/index.ts'
import type { System } from './platform/context.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { startSignalPolling } from './standards/received-signals/index.ts'
import { startScimTargets } from './standards/scim-targets/index.ts'
import { startSharedSignals } from './standards/shared-signals/index.ts'

type WorkerOptions = NonNullable<Parameters<typeof startWorker>[4]>

/** What a process does on a database beside answering requests. */
export interface BackgroundWork {
  /** Before the HTTP server is closed, which waits for the streams that follow events. */
  endStreams(): Promise<void>
  /** Finishes what is under way. */
  stop(): Promise<void>
}

/** Jobs and followers run where the role is not `api`; what requests leave to be written later, everywhere. */
export async function startBackgroundWork(system: System, options: WorkerOptions = {}): Promise<BackgroundWork> {
  const { config, log } = system
  const writers = [startLastUsedWriter(system), startKeyUseWriter(system), startRefusalWriter(system)]
  const followers =
    config.role === 'api'
      ? []
      : [
          await startWorker(
            system,
            catalog.jobs,
            catalog.crons,
            (environmentId, requestId) => findEnvironmentContext(system, environmentId, requestId),
            options,
          ),
          startWebhooks(system),
          startLogStreams(system),
          startLogouts(system),
          startSharedSignals(system),
          startSignalPolling(system),
          startScimTargets(system),
          startTallies(system),
        ]
  const eventWatch = startEventWatch(system)
  return {
    endStreams: () => eventWatch.stop(),
    async stop() {
      const ends = await Promise.allSettled([...followers, ...writers, system.wakeUps].map((part) => part.stop()))
      // A part that could not clean up does no harm: its leases expire.
      for (const end of ends)
        if (end.status === 'rejected') log.warn({ err: end.reason }, 'a part of the server did not stop in order')
    },
  }
}
