import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { databaseUrl } from '#test/database-url.ts'
import { dropDatabase } from '#test/drop-database.ts'
import { prepareDatabase } from '../../src/system.ts'
import type { CleanUp } from './clean-up.ts'

/**
 * A migrated, empty database: made on a server and dropped after the run, or on a packaged server of the run's own in a
 * temporary folder, with the settings of production (`fsync` on).
 */
export async function openBenchDatabase(serverUrl: string | undefined, cleanUp: CleanUp): Promise<string> {
  const url = serverUrl === undefined ? await startServer(cleanUp) : await createDatabase(serverUrl, cleanUp)
  await prepareDatabase(url)
  return url
}

async function startServer(cleanUp: CleanUp): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  cleanUp.later(() => rm(dataDir, { recursive: true, force: true }))
  const postgres = await startPackagedPostgres({ dataDir, log: () => undefined })
  cleanUp.later(() => postgres.stop())
  return postgres.connectionString
}

let made = 0

async function createDatabase(serverUrl: string, cleanUp: CleanUp): Promise<string> {
  const name = `gatehouse_bench_${process.pid}_${made++}`
  await withAdmin(serverUrl, (admin) => admin.query(`create database ${name}`))
  cleanUp.later(() => withAdmin(serverUrl, (admin) => dropDatabase(admin, name)))
  return databaseUrl(serverUrl, name)
}

async function withAdmin(url: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
