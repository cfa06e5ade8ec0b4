import { failOverFile } from './generate/fail-over-table.ts'
import { findStale, writeFiles } from './generate/generated-file.ts'
import { clientGraphqlTypesFile } from './generate/graphql-types.ts'
import { performanceFile } from './generate/growth-tables.ts'
import { withMigratedDatabase } from './generate/migrated-database.ts'
import { officialDigest } from './generate/official-digest.ts'
import { coverageFile, limitsFile, referencePages, securityFiles } from './generate/pages.ts'
import { generateTables } from './generate/tables.ts'

/**
 * Writes the files that follow from the catalog, the tests, the migrations and the official description. With `--check` nothing is written: the run
 * fails when a file is stale or a security rule that counts as kept has no test.
 */
const isCheck = process.argv.includes('--check')
const official = await officialDigest()
const security = await securityFiles()
const tables = await withMigratedDatabase(generateTables)
const files = [
  { path: 'test/tables.generated.ts', content: tables },
  clientGraphqlTypesFile(),
  ...referencePages(),
  await limitsFile(),
  await performanceFile(),
  await failOverFile(),
  ...official.files,
  await coverageFile(official),
  ...security.files,
]

if (isCheck) {
  const stale = await findStale(files)
  const faults = [...stale.map(({ path }) => `${path} is stale: run npm run generate.`), ...security.faults]
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
  else console.log(`${files.length} generated files are up to date.`)
} else {
  for (const path of await writeFiles(files)) console.log(`wrote ${path}`)
  for (const fault of security.faults) console.warn(fault)
}
