import { sql } from '#platform/db/sql.ts'
import { type AppliedMigration, findReleaseFault } from '#platform/migrations/applied.ts'
import { migrationFiles } from '#platform/migrations/migration-file.ts'
import { migrationsFolder } from '../../migrations.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { note, ok, problem } from '../finding.ts'

/** The migrations that the database has seen, beside those of this version. */
export const migrations: Check<ConnectedSetup> = {
  name: 'Migrations',
  async examine({ database, isServing }) {
    const files = await migrationFiles(migrationsFolder)
    const applied = await appliedMigrations(database)
    const found = findReleaseFault(applied, files)
    if (found !== undefined) return [problem(found.fault, found.remedy)]
    const names = new Set(applied.map(({ name }) => name))
    const missing = files.filter((name) => !names.has(name)).length
    if (missing === 0) return [ok(`All ${files.length} migrations of this version are applied.`)]
    return isServing
      ? [
          problem(
            `${missing} migrations of this version are not applied, while a server runs.`,
            'Start this version: it migrates the database.',
          ),
        ]
      : [note(`${missing} migrations are not applied yet.`, 'The next start applies them.')]
  },
}

async function appliedMigrations(database: ConnectedSetup['database']): Promise<AppliedMigration[]> {
  const { known } = await database.one<{ known: boolean }>(
    sql`select to_regclass('schema_migrations') is not null as known`,
  )
  if (!known) return []
  // Of a database that an earlier version has migrated, the table lacks the column.
  return database.many<AppliedMigration>(
    sql`select m.name, to_jsonb(m) ->> 'oldest_release' as oldest_release from schema_migrations m`,
  )
}
