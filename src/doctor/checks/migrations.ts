import { migrationFiles } from '#platform/db/migrate.ts'
import { sql } from '#platform/db/sql.ts'
import { migrationsFolder } from '../../migrations.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { note, ok, problem } from '../finding.ts'

/** The migrations that the database has seen, beside those of this version. */
export const migrations: Check<ConnectedSetup> = {
  name: 'Migrations',
  async examine({ database, isServing }) {
    const files = await migrationFiles(migrationsFolder)
    const applied = await appliedMigrations(database)
    const unknown = applied.filter((name) => !files.includes(name))
    if (unknown.length > 0)
      return [
        problem(
          `The database has ${unknown.length} migrations that this version does not know, such as ${unknown[0]}.`,
          'A newer version migrated it. Run that version, or read in docs/guides/run-in-production.md how to go back.',
        ),
      ]
    const missing = files.length - applied.length
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

async function appliedMigrations(database: ConnectedSetup['database']): Promise<string[]> {
  const { known } = await database.one<{ known: boolean }>(
    sql`select to_regclass('schema_migrations') is not null as known`,
  )
  if (!known) return []
  const rows = await database.many<{ name: string }>(sql`select m.name from schema_migrations m`)
  return rows.map(({ name }) => name)
}
