import { parseArgs } from 'node:util'
import { findRunningPostgres } from '#packaged-postgres/index.ts'
import { loadConfig } from '#platform/config/load-config.ts'
import type { Variables } from '#platform/config/settings-reader.ts'
import { ConfigError } from '#platform/config-error.ts'
import { packageVersion } from '#platform/package.ts'
import { type Diagnosis, examine } from './examine.ts'
import { createReport, summaryOf } from './report.ts'

/**
 * Examines the set-up of the given variables and prints what it finds, or one JSON document with `--json`.
 *
 * @returns whether nothing is a problem
 * @throws ConfigError for options that there are not
 */
export async function runDoctor(
  variables: Variables,
  options: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  const { json, backups } = readOptions(options)
  const report = json ? () => undefined : createReport(print)
  const found: Diagnosis[] = []
  for await (const diagnosis of diagnoses(variables, backups)) {
    found.push(diagnosis)
    report(diagnosis)
  }
  const problems = found.filter(({ level }) => level === 'problem').length
  const warnings = found.filter(({ level }) => level === 'warning').length
  print(
    json
      ? JSON.stringify({ version: packageVersion, problems, warnings, findings: found }, null, 2)
      : `\n${summaryOf(found)}`,
  )
  return problems === 0
}

async function* diagnoses(variables: Variables, backups: string | undefined): AsyncGenerator<Diagnosis> {
  const loaded = load(variables)
  if (Array.isArray(loaded)) return yield* loaded
  const { config, secrets } = loaded
  const setup = { config, secrets, backups, now: () => new Date() }
  yield* examine(setup, secrets.databaseUrl ?? (await findRunningPostgres(config.dataDir)))
}

/** The settings, or a problem for each line of what is wrong with them. */
function load(variables: Variables): ReturnType<typeof loadConfig> | Diagnosis[] {
  try {
    return loadConfig(variables)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.split('\n').map((says) => ({ check: 'Settings', level: 'problem', says }))
  }
}

function readOptions(options: readonly string[]): { json: boolean; backups: string | undefined } {
  try {
    const { values } = parseArgs({
      args: [...options],
      options: { json: { type: 'boolean', default: false }, backups: { type: 'string' } },
    })
    return { json: values.json, backups: values.backups }
  } catch {
    throw new ConfigError('Use it as: gatehouse doctor [--json] [--backups FOLDER]')
  }
}
