import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { databaseUrl } from '#test/database-url.ts'
import { dropDatabase } from '#test/drop-database.ts'
import { prepareDatabase } from '../../src/system.ts'

/**
 * Runs `work` on a freshly migrated database of its own, on the server of `DATABASE_URL` or a packaged one that lives as
 * long as the call. The database is dropped afterwards.
 */
export async function withMigratedDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const external = process.env.DATABASE_URL
  if (external !== undefined) return onServer(external, work)
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-generate-'))
  const postgres = await startPackagedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } })
  try {
    return await onServer(postgres.connectionString, work)
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const name = `gatehouse_generate_${process.pid}`
  const migrated = databaseUrl(url, name)
  return connected(url, async (admin) => {
    await admin.query(`create database ${name}`)
    try {
      await prepareDatabase(migrated)
      return await connected(migrated, work)
    } finally {
      await dropDatabase(admin, name)
    }
  })
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
