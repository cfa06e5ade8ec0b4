import { createHash } from 'node:crypto'
import { ConfigError } from '../config-error.ts'
import type { ConnectionOptions } from '../db/connection.ts'
import type { Log } from '../log.ts'
import { packageVersion } from '../package.ts'
import { appliedMigrations, ensureBookkeeping, findReleaseFault } from './applied.ts'
import { runBatches } from './batches.ts'
import { createIndex } from './create-index.ts'
import { type Migration, migrationFiles, readMigration, type Step } from './migration-file.ts'
import { connectForMigration, type MigrationSession, withMigrationLock } from './session.ts'

export interface MigrateOptions {
  /** What is waited for is said here. */
  log: Log
  /** The version that runs, if not the package's. */
  release?: string
  /** How long a lock is waited for, in all. */
  patienceMs?: number
}

/**
 * Applies the new numbered files of a folder. Any number of processes may call it; one applies at a time. Forward only. A file
 * is one transaction; one that begins with `-- Outside a transaction.` is applied statement by statement, and goes on
 * where it was interrupted.
 *
 * Other sessions read and write meanwhile: no lock is waited for that makes them wait for long.
 *
 * @returns the names of the applied files.
 * @throws ConfigError when the database can't be used: it doesn't answer, this release is too old for it, or a lock
 * couldn't be taken.
 */
export async function migrate(
  connection: ConnectionOptions,
  folder: URL,
  { log, release = packageVersion, patienceMs }: MigrateOptions,
): Promise<string[]> {
  const files = await migrationFiles(folder)
  if ((await missingFiles(connection, files, release)).length === 0) return []
  return withMigrationLock(connection, { log, patienceMs }, async (session, checkLock) => {
    await ensureBookkeeping(session)
    const applied: string[] = []
    const done = new Set((await appliedMigrations(session.client)).map(({ name }) => name))
    for (const file of files.filter((name) => !done.has(name))) {
      await applyMigration(session, await readMigration(folder, file), checkLock)
      applied.push(file)
    }
    return applied
  })
}

async function missingFiles(connection: ConnectionOptions, files: readonly string[], release: string) {
  const client = await connectForMigration(connection)
  try {
    const applied = await appliedMigrations(client)
    const found = findReleaseFault(applied, files, release)
    if (found !== undefined) throw new ConfigError(`${found.fault} ${found.remedy}`)
    return files.filter((file) => !applied.some(({ name }) => name === file))
  } finally {
    await client.end()
  }
}

async function applyMigration(session: MigrationSession, migration: Migration, checkLock: () => void): Promise<void> {
  const { client } = session
  const { name, steps } = migration
  const noteApplied = () =>
    client.query('insert into schema_migrations (name, oldest_release) values ($1, $2)', [
      name,
      migration.oldestRelease ?? null,
    ])
  const [first] = steps
  checkLock()
  try {
    if (steps.length === 1 && first?.kind === 'transaction')
      return await session.transaction(`migration ${name}`, async () => {
        await client.query(first.text)
        await noteApplied()
      })
    for (const step of steps) {
      checkLock()
      await applyStep(session, name, step)
    }
    await session.transaction(`migration ${name}`, async () => {
      await client.query('delete from schema_migration_steps where migration = $1', [name])
      await noteApplied()
    })
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause
    const isOneTransaction = steps.length === 1 && first?.kind === 'transaction'
    throw new Error(
      isOneTransaction
        ? `Migration ${name} failed and was rolled back.`
        : `Migration ${name} failed. It goes on at the next start.`,
      { cause },
    )
  }
}

/** Once: a statement that is a transaction is noted in it, all others can be repeated. */
async function applyStep(session: MigrationSession, migration: string, step: Step): Promise<void> {
  const { client } = session
  const what = `migration ${migration}`
  const key = [migration, createHash('sha256').update(step.text).digest('hex')]
  const noteCompleted = () =>
    client.query(
      `insert into schema_migration_steps (migration, statement, completed) values ($1, $2, true)
      on conflict (migration, statement) do update set completed = true`,
      key,
    )
  const { rows } = await client.query<{ completed: boolean }>(
    'select completed from schema_migration_steps where migration = $1 and statement = $2',
    key,
  )
  if (rows[0]?.completed) return
  if (step.kind === 'transaction') {
    await session.transaction(what, async () => {
      await client.query(step.text)
      await noteCompleted()
    })
    return
  }
  if (step.kind === 'index') await createIndex(session, what, step)
  else if (step.kind === 'concurrent') await session.repeated(what, () => session.longStatement(what, step.text))
  else
    await runBatches(session, what, step, {
      async read() {
        const { rows } = await client.query<{ cursor: (string | number)[] | null }>(
          'select cursor from schema_migration_steps where migration = $1 and statement = $2',
          key,
        )
        return rows[0]?.cursor ?? undefined
      },
      write: (cursor) =>
        client
          .query(
            `insert into schema_migration_steps (migration, statement, cursor, completed) values ($1, $2, $3, false)
            on conflict (migration, statement) do update set cursor = excluded.cursor`,
            [...key, JSON.stringify(cursor)],
          )
          .then(() => undefined),
    })
  await noteCompleted()
}
