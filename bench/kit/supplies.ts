import type { CleanUp } from './clean-up.ts'
import { openBenchDatabase } from './database.ts'
import { buildPrograms, type Programs } from './programs.ts'

/** What a run is made with. */
export interface Supplies {
  /** What its processes are started from: one build, however often it is asked for. */
  programs(): Promise<Programs>
  /** A migrated, empty database, another at each call. */
  database(): Promise<string>
}

/**
 * A build and databases of the run's own.
 *
 * @param serverUrl a PostgreSQL server to make databases on; without one packaged servers are started
 */
export function ownSupplies(serverUrl: string | undefined, cleanUp: CleanUp): Supplies {
  let programs: Promise<Programs> | undefined
  return {
    programs() {
      programs ??= buildPrograms(`dist/bench-${process.pid}`, cleanUp)
      return programs
    },
    database: () => openBenchDatabase(serverUrl, cleanUp),
  }
}
