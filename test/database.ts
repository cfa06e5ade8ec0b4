import { Client } from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from './database-url.ts'

let made = 0

/** A database of the test's own, cloned from the migrated template. Dropped when the run ends. */
export async function createDatabase(): Promise<string> {
  const template = inject('template')
  const name = `${template}_${process.pid}_${made++}`
  const admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  try {
    await admin.query(`create database ${name} template ${template}`)
  } finally {
    await admin.end()
  }
  return databaseUrl(inject('postgresUrl'), name)
}
