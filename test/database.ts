import { Client } from 'pg'
import { inject } from 'vitest'
import { databaseName, databaseUrl } from './database-url.ts'

let made = 0

/**
 * A database of the test's own, cloned from the migrated template, or from another one to which no one is connected. Dropped when the
 * run ends.
 */
export async function createDatabase(original?: string): Promise<string> {
  const template = original === undefined ? inject('template') : databaseName(original)
  const name = `${inject('template')}_${process.pid}_${made++}`
  const admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  try {
    // Half the work of writing a copy to the log, where none is kept for a crash.
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
    // No test pulls the plug on PostgreSQL; on a server of the caller's own, a commit would wait for the disk.
    await admin.query(`alter database ${name} set synchronous_commit = off`)
    // Each connection plans a statement once instead of the first five times, which are most of its runs in tests.
    await admin.query(`alter database ${name} set plan_cache_mode = force_generic_plan`)
  } finally {
    await admin.end()
  }
  return databaseUrl(inject('postgresUrl'), name)
}
