import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { checkTables } from './check/tables.ts'
import { findStale } from './generate/generated-file.ts'
import { generatedFiles } from './generate/generated-files.ts'

// What `npm run check:catalog` says, on a database that is migrated already, in a process that has loaded the catalog.

test('generated files are up to date, and every security rule that counts as kept has a test', {
  timeout: 180_000,
}, async () => {
  const client = new Client({ connectionString: await createDatabase() })
  await client.connect()
  try {
    const { files, faults } = await generatedFiles(client)

    expect((await findStale(files)).map(({ path }) => path)).toEqual([])
    expect(faults).toEqual([])
  } finally {
    await client.end()
  }
})

test('every statement keeps to the tables that its slice may name', { timeout: 90_000 }, () => {
  const { faults, files } = checkTables()

  expect(faults).toEqual([])
  expect(files).toBeGreaterThan(1_000)
})
