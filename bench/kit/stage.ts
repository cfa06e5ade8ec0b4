import { ensureFirstEnvironment } from '#environment/environments/index.ts'
import { closeSystem, openSystem } from '../../src/system.ts'
import type { Bench } from '../benches/bench.ts'
import type { Programs } from './programs.ts'
import { seedWorld, settle } from './seed.ts'
import { type Settings, settingsFor, systemOptions } from './settings.ts'
import type { Supplies } from './supplies.ts'
import type { SeedSize, World } from './world.ts'

/** What all benches of a run share: the programs and the filled database. */
export interface Stage {
  programs: Programs
  settings: Settings
  /** The first is the one that benches use; the others are smaller, for the slope. */
  worlds: World[]
}

export interface StageOptions {
  sizes: SeedSize[]
  /** What is going to be measured. */
  benches: readonly Bench[]
  supplies: Supplies
  /** Of Gatehouse to the database, and of the limit. Unset: as many as Gatehouse has by itself. */
  connections?: number
  /** Gatehouse then looks for each environment in two clusters, all of which are in the first. */
  hasSecondCluster?: boolean
}

export async function setStage({
  sizes,
  benches,
  supplies,
  connections,
  hasSecondCluster = false,
}: StageOptions): Promise<Stage> {
  const programs = await supplies.programs()
  const settings = settingsFor(await supplies.database(), connections)
  const options = systemOptions(settings)
  const system = await openSystem({ ...options, statementSeconds: 3_600 })
  try {
    // The first environment is the one that Gatehouse gives its configured client id at every start.
    await ensureFirstEnvironment(system, { clientId: options.config.clientId, apiKey: options.secrets.apiKey })
    const worlds: World[] = []
    for (const size of sizes) worlds.push(await seedWorld(system, size, benches))
    await settle(system)
    const second = hasSecondCluster ? { DATABASES: `second=${await supplies.database()}` } : {}
    return { programs, settings: { ...settings, ...second }, worlds }
  } finally {
    await closeSystem(system)
  }
}
