import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { ConfigError } from '../config-error.ts'
import { errorMessage } from '../error-code.ts'
import { type ConnectionOptions, connectionConfig } from './connection.ts'

const lockKey = 7_281_645_002
const lockPollMs = 100
/** The first line of a file whose statements are not one transaction, as `create index concurrently` must not be in one. */
const outsideMark = '-- Outside a transaction.'

/**
 * Applies the new numbered files of a folder, each in its own transaction, under an advisory lock: any number of
 * processes may start at the same time. Forward only. A file that begins with `-- Outside a transaction.` is applied statement
 * by statement, and from its first one again after a failure.
 *
 * @returns the names of the applied files.
 */
export async function migrate(options: ConnectionOptions, folder: URL): Promise<string[]> {
  const client = new Client(connectionConfig(options, { statement_timeout: 0 }))
  await client.connect().catch((error: unknown) => {
    throw new ConfigError(`The database of DATABASE_URL cannot be used: ${reasonOf(error)}.`)
  })
  try {
    const files = await migrationFiles(folder)
    const seen = await appliedMigrations(client)
    const unknown = seen.filter((name) => !files.includes(name))
    if (unknown.length > 0) {
      throw new ConfigError(
        `The database has migrations that this version does not know (${unknown.join(', ')}). It was written by a newer Gatehouse: start that version, or restore a backup made before the upgrade.`,
      )
    }
    if (seen.length === files.length) return []
    await lock(client)
    const applied: string[] = []
    const done = new Set(await appliedMigrations(client))
    for (const file of files.filter((name) => !done.has(name))) {
      await applyMigration(client, file, await readFile(new URL(file, folder), 'utf8'))
      applied.push(file)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** Asks again and again instead of waiting: a statement that waits keeps a snapshot, which `create index concurrently` waits for. */
async function lock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lockKey])
    if (rows[0]?.held) return
    await delay(lockPollMs)
  }
}

/** The error for a host with several addresses contains an error for each, and no message. */
function reasonOf(error: unknown): string {
  const [first = error] = error instanceof AggregateError ? error.errors : []
  return errorMessage(first)
}

/** The migrations of this version, in their order. */
export async function migrationFiles(folder: URL): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
}

async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('schema_migrations') is not null as known`,
  )
  if (!rows[0]?.known) return []
  const applied = await client.query<{ name: string }>('select name from schema_migrations order by name')
  return applied.rows.map((row) => row.name)
}

async function applyMigration(client: Client, name: string, text: string): Promise<void> {
  if (text.startsWith(outsideMark)) return applyOutside(client, name, text)
  try {
    await client.query('begin')
    await client.query(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    await client.query(text)
    await client.query('insert into schema_migrations (name) values ($1)', [name])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed and was rolled back.`, { cause })
  }
}

async function applyOutside(client: Client, name: string, text: string): Promise<void> {
  try {
    for (const statement of text.split(/;\s*$/m)) await client.query(statement)
    await client.query('insert into schema_migrations (name) values ($1)', [name])
  } catch (cause) {
    throw new Error(`Migration ${name} failed. It begins again at the next start.`, { cause })
  }
}
