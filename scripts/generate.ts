import { findStale, writeFiles } from './generate/generated-file.ts'
import { generatedFiles } from './generate/generated-files.ts'
import { withMigratedDatabase } from './generate/migrated-database.ts'

/**
 * Writes the files that follow from the catalog, the tests, the migrations and the official description. With `--check` nothing is written: the run
 * fails when a file is stale or a security rule that counts as kept has no test.
 */
const isCheck = process.argv.includes('--check')
const { files, faults: untested } = await withMigratedDatabase(generatedFiles)

if (isCheck) {
  const stale = await findStale(files)
  const faults = [...stale.map(({ path }) => `${path} is stale: run npm run generate.`), ...untested]
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
  else console.log(`${files.length} generated files are up to date.`)
} else {
  for (const path of await writeFiles(files)) console.log(`wrote ${path}`)
  for (const fault of untested) console.warn(fault)
}
