import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { inject } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { bundlePrograms, type Programs, programsIn } from './programs.ts'
import type { Supplies } from './supplies.ts'

/** For smoke runs in tests: a build that all of them share, and databases cloned from the migrated one. */
export const smokeSupplies: Supplies = { programs: sharedPrograms, database: createDatabase }

/** Built by the first that asks, in whichever process of the test run; the others wait for it. The run removes it. */
async function sharedPrograms(): Promise<Programs> {
  const folder = inject('benchPrograms')
  const built = fileURLToPath(new URL(`../../${folder}/built`, import.meta.url))
  const client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext($1))`, [folder])
    if (!existsSync(built)) {
      await bundlePrograms(folder)
      writeFileSync(built, '')
    }
  } finally {
    // Releases the lock.
    await client.end()
  }
  return programsIn(folder)
}
