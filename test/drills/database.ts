import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'

/**
 * An empty database of a PostgreSQL of its own, with the settings of production. Its files are in memory where Linux has a place for that:
 * after a crash it writes each of them to disk before it recovers, which on a busy machine takes longer than all that is measured.
 */
export interface DrillDatabase {
  readonly url: string
  /** The data folder of the packaged server, which is started again when it ends. */
  readonly dataDir: string
}

const memory = '/dev/shm'

export async function withDatabase<T>(drill: (database: DrillDatabase) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'gatehouse-drill-'))
  const postgres = await startPackagedPostgres({ dataDir, log: () => undefined })
  try {
    return await drill({ url: postgres.connectionString, dataDir })
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
