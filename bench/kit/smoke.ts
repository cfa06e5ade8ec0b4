import type { RunOptions } from './run-bench.ts'
import type { SeedSize } from './world.ts'

/** Just enough to see that a bench works. Its figures mean nothing. */
export const smokeSize: SeedSize = { organizations: 100, users: 50 }

export const smokeRun: RunOptions = {
  rounds: 1,
  load: { clients: 4, seconds: 10, requests: 10 },
  withPgbench: false,
  withSlope: false,
}
