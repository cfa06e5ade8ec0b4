import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import type { Config, Secrets } from '#platform/config/config.ts'
import { ConfigError } from '#platform/config-error.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createLog } from '#platform/log.ts'
import { catalog } from '../catalog.ts'
import type { Setup } from '../doctor/check.ts'
import { refusalOf } from '../doctor/checks/connection.ts'
import { masterKey } from '../doctor/checks/master-key.ts'
import { vaultKeys } from '../doctor/checks/vault-keys.ts'
import { type Finding, note, ok, problem } from '../doctor/finding.ts'
import { migrateDatabase } from '../migrations.ts'
import { closeSystem, completeDatabase, openSystem } from '../system.ts'
import { ageFinding, type Counts, countRows, verifyAudit } from './examine-restored.ts'
import { type Dump, loadDump, openDump } from './load-dump.ts'
import { newestWrite } from './newest-write.ts'

/** Where the restored database is: in a file, or in a database that no server uses. */
export interface Rehearsal {
  dump: string | undefined
  /** Of the restored database, or of an empty one for the dump. */
  url: string | undefined
}

export interface RehearsalResult {
  findings: readonly (Finding & { check: string })[]
  /** `undefined` if the database could not be examined. */
  newestWrite: Date | undefined
  counts: Counts | undefined
}

const anotherDump = 'Try an earlier backup, and check the job that makes them.'

/** Called with each finding as it is made. */
type Report = (found: Finding & { check: string }) => void

/**
 * Restores a dump on a scratch server, or takes a database that was restored, and examines it: whether this release runs on it with
 * the configured keys, what is in it, and whether it is whole. Nothing is sent and no job runs. The database is migrated.
 *
 * @throws ConfigError for a database in use, a file that is no dump, or without the programs of PostgreSQL
 */
export async function rehearseRestore(
  settings: { config: Config; secrets: Secrets },
  { dump, url }: Rehearsal,
  onFound: Report,
): Promise<RehearsalResult> {
  const findings: (Finding & { check: string })[] = []
  const result: RehearsalResult = { findings, newestWrite: undefined, counts: undefined }
  const report = (check: string, found: readonly Finding[]) => {
    for (const finding of found) {
      findings.push({ check, ...finding })
      onFound({ check, ...finding })
    }
    return found.every(({ level }) => level !== 'problem')
  }
  const opened = dump === undefined ? undefined : await openDump(dump)
  if (opened?.isComplete === false) {
    report('Dump', [problem(`${dump} was cut off: it lacks the last line of a dump.`, anotherDump)])
    return result
  }
  const scratch = url === undefined ? await startScratch() : { url, stop: async () => undefined }
  const database = openDatabase({
    url: scratch.url,
    applicationName: 'gatehouse rehearsal',
    transactions: 1,
    readers: 1,
  })
  try {
    const refusal = await refusalOf(database)
    if (refusal !== undefined) report('Database', [refusal])
    else {
      if (url !== undefined) await requireScratch(database, opened !== undefined)
      if (opened === undefined || report('Dump', [await load(opened, scratch.url)]))
        Object.assign(result, await examine({ ...settings, url: scratch.url, database, report }))
    }
    return result
  } finally {
    await database.close()
    await scratch.stop()
  }
}

async function startScratch(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-rehearsal-'))
  const remove = () => rm(dataDir, { recursive: true, force: true })
  try {
    // What is restored here is thrown away, whatever happens to this machine.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    const postgres = await startPackagedPostgres({ dataDir, log: () => undefined, settings })
    return { url: postgres.connectionString, stop: () => postgres.stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The database is migrated, and a dump needs an empty one. @throws ConfigError */
async function requireScratch(database: Database, isForDump: boolean): Promise<void> {
  const { serving, tables } = await database.one<{ serving: boolean; tables: number }>(sql`
    select exists (select from pg_stat_activity
        where datname = current_database() and application_name = 'gatehouse') as serving,
      (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables`)
  if (serving)
    throw new ConfigError(
      'Servers are connected to this database. Give the address of a copy: a rehearsal migrates it.',
    )
  if (isForDump && tables > 0)
    throw new ConfigError('This database is not empty. Create another one for the dump: createdb rehearsal')
}

async function load(dump: Dump, url: string): Promise<Finding> {
  const began = performance.now()
  const failure = await loadDump(dump, url)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return failure === undefined
    ? ok(`${dump.path} was restored in ${seconds} s.`)
    : problem(`${dump.path} cannot be restored: ${failure}`, anotherDump)
}

async function examine({
  config,
  secrets,
  url,
  database,
  report,
}: {
  config: Config
  secrets: Secrets
  url: string
  database: Database
  report(check: string, found: readonly Finding[]): boolean
}): Promise<Partial<RehearsalResult>> {
  const { known } = await database.one<{ known: boolean }>(sql`
    select to_regclass('schema_migrations') is not null and to_regclass('event_positions') is not null as known`)
  if (!known) {
    report('Database', [
      problem('This is no database of Gatehouse: it lacks its tables.', 'Give a dump of the database in DATABASE_URL.'),
    ])
    return {}
  }
  const setup: Setup = {
    config,
    secrets: { ...secrets, databaseUrl: url, directDatabaseUrl: undefined },
    backups: undefined,
    now: () => new Date(),
  }
  // Before this run writes.
  const newest = await newestWrite(database)
  report('Age', [ageFinding(newest, setup.now())])
  const opens = report(
    'Master key',
    await masterKey.examine({ ...setup, address: { url }, database, isServing: false }),
  )
  report('Vault keys', await vaultKeys.examine(setup))
  if (!opens || !report('Migrations', [await migrate(url)])) return { newestWrite: newest }
  const counts = await countRows(database, setup.now())
  report('Contents', [note(describeCounts(counts))])
  const log = createLog('error', catalog.secretNames, process.stderr)
  const system = await openSystem({
    config,
    secrets: { ...secrets, databaseUrl: url, directDatabaseUrl: undefined },
    log,
    statementSeconds: 3_600,
    applicationName: 'gatehouse rehearsal',
  })
  try {
    report('Audit logs', await verifyAudit(system))
  } finally {
    await closeSystem(system)
  }
  return { newestWrite: newest, counts }
}

async function migrate(url: string): Promise<Finding> {
  const log = createLog('error', catalog.secretNames, process.stderr)
  try {
    const applied = await migrateDatabase({ url }, log)
    await completeDatabase({ url }, log)
    return ok(
      applied.length === 0
        ? 'It has all migrations of this version.'
        : `${applied.length} migrations of this version were applied.`,
    )
  } catch (error) {
    if (error instanceof ConfigError)
      return problem(error.message, 'Rehearse with the release that the backup is of, or a later one.')
    throw error
  }
}

function describeCounts({ environments, organizations, users, sessions, events }: Counts): string {
  const numbers = { environments, organizations, users, 'active sessions': sessions, events }
  return Object.entries(numbers)
    .map(([name, count]) => `${count.toLocaleString('en')} ${name}`)
    .join(', ')
}
