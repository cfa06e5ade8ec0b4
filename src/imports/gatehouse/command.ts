import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decryptWith } from '#operator/exports/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import { errorMessage } from '#platform/error-code.ts'
import type { Source } from '../define-source.ts'
import { createProgress } from '../engine/progress.ts'
import { type EnvironmentReport, importEnvironment } from './import-environment.ts'
import { readManifest } from './open-export.ts'

/** Unlike other sources, an export of Gatehouse has rows of every kind as they were. */
export const gatehouseSource: Pick<Source, 'name' | 'about' | 'files' | 'help' | 'flags'> = {
  name: 'gatehouse',
  about: 'an environment of another server, from the folder of gatehouse export --all, with all its ids',
  files: 'FOLDER',
  help: [
    'On the other server: gatehouse export --all --to FOLDER. The release here must be the same or a later one.',
    'Here, the environment gets the ids and the client id that it had, so applications notice nothing. Every file is checked',
    'before anything is stored. A run that was interrupted is repeated.',
    '',
    'Passwords, authenticator apps, signing keys, values of the Vault and secrets of connections are in exports with --secrets --recipient',
    'only, and come in with the key of that recipient. Keys of the API stay: make new ones.',
  ],
  flags: {
    'dry-run': { type: 'boolean', about: 'checks the files, says what would come in, and stores nothing' },
    identity: {
      type: 'string',
      value: 'FILE',
      about: 'the secret key of age for which the secrets are encrypted, as age-keygen writes it',
    },
    'without-secrets': { type: 'boolean', about: 'leaves the secrets of an export outside' },
    replace: {
      type: 'string',
      value: 'ID',
      about:
        'the environment that a new server begins with: it is deleted with its keys, if it has no users and organizations',
    },
  },
}

/** Runs the import and prints its report. @throws ConfigError */
export async function importGatehouse(
  system: System,
  words: readonly string[],
  print: (line: string) => void,
): Promise<{ environmentId: string; isDryRun: boolean; report: EnvironmentReport }> {
  const { folder, replaces, isDryRun, identity, leavesSecrets } = readWords(words)
  const { recipients } = await readManifest(folder)
  if (recipients !== null && identity === undefined && !leavesSecrets)
    throw new ConfigError(
      'The export has secrets. Give the key that opens them: --identity FILE. To leave them outside: --without-secrets.',
    )
  if (recipients === null && identity !== undefined)
    throw new ConfigError('The export has no secrets, so leave --identity out. See: gatehouse export --help')
  const report = await importEnvironment(system, {
    folder,
    replaces,
    decrypt: identity === undefined ? undefined : await decryptWith(await readKeys(identity)),
    isDryRun,
    progress: createProgress(process.stderr),
  })
  for (const line of describe(report, isDryRun)) print(line)
  return { environmentId: report.manifest.environment.id, isDryRun, report }
}

function readWords(words: readonly string[]) {
  const usage = 'See: gatehouse import gatehouse --help'
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        'dry-run': { type: 'boolean' },
        'without-secrets': { type: 'boolean' },
        replace: { type: 'string' },
        identity: { type: 'string' },
      },
      allowPositionals: true,
    })
    const [folder, ...others] = positionals
    if (folder === undefined || others.length > 0) throw new ConfigError(`Name the folder of one export. ${usage}`)
    return {
      folder,
      replaces: values.replace,
      identity: values.identity,
      isDryRun: values['dry-run'] === true,
      leavesSecrets: values['without-secrets'] === true,
    }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`${error instanceof Error ? error.message.split('. ')[0] : ''}. ${usage}`)
  }
}

async function readKeys(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new ConfigError(`${path} can't be read: ${errorMessage(error)}`)
  }
}

function describe({ manifest, wasThere, kinds, faults }: EnvironmentReport, isDryRun: boolean): string[] {
  const { environment, exported_at, left_out } = manifest
  const of = `${environment.name} (${environment.id}, client id ${environment.client_id}), exported at ${exported_at}`
  if (wasThere) return [`${of}, was imported before. Nothing was done.`]
  const width = Math.max(0, ...kinds.map(({ rows }) => rows.toLocaleString('en').length))
  const withheld = kinds.filter((kind) => kind.withheld > 0)
  return [
    isDryRun ? `Dry run: nothing was stored. This would come in: ${of}` : `Imported ${of}`,
    ...kinds.map(({ name, rows }) => `  ${rows.toLocaleString('en').padStart(width)} ${name}`),
    ...(withheld.length === 0 ? [] : ['', 'Stayed outside, without their secrets:']),
    ...withheld.map((kind) => `  ${kind.withheld.toLocaleString('en')} ${kind.name}`),
    '',
    `Not part of an export: ${Object.keys(left_out).length} kinds, such as sessions and keys. The manifest says why.`,
    ...(faults.length === 0 ? [] : ['', 'Not as exported:', ...faults.map((fault) => `  ${fault}`)]),
  ]
}
