import type { Client } from 'pg'
import { endAccessFile } from './end-access-table.ts'
import { failOverFile } from './fail-over-table.ts'
import type { GeneratedFile } from './generated-file.ts'
import { clientGraphqlTypesFile } from './graphql-types.ts'
import { performanceFile } from './growth-tables.ts'
import { historiesFile } from './histories-tables.ts'
import { officialDigest } from './official-digest.ts'
import { coverageFile, limitsFile, referencePages, securityFiles } from './pages.ts'
import { peersFile } from './peers-table.ts'
import { scaleFile } from './scale-tables.ts'
import { generateTables } from './tables.ts'

/**
 * The files that follow from the catalog, the tests, the migrations and the official description, and the security rules that count as kept and
 * have no test.
 *
 * @param client of a migrated database
 */
export async function generatedFiles(
  client: Pick<Client, 'query'>,
): Promise<{ files: GeneratedFile[]; faults: readonly string[] }> {
  const official = await officialDigest()
  const security = await securityFiles()
  const files = [
    { path: 'test/tables.generated.ts', content: await generateTables(client) },
    clientGraphqlTypesFile(),
    ...referencePages(),
    await limitsFile(),
    await performanceFile(),
    await failOverFile(),
    await endAccessFile(),
    await peersFile(),
    await scaleFile(),
    await historiesFile(),
    ...official.files,
    await coverageFile(official),
    ...security.files,
  ]
  return { files, faults: security.faults }
}
