import { Client, type ClientConfig, DatabaseError } from 'pg'
import { superuser } from './initdb.ts'

/**
 * The role and the database of Gatehouse. The role owns the database and may create others (tests do), and nothing
 * more.
 */
const role = 'gatehouse'
const database = 'gatehouse'

const noSuchDatabase = '3D000'
const noSuchRole = '28000'

/** Every setting is explicit, so that environment variables (PGPORT, PGSSLMODE) have no effect. */
export function connectionTo(socketFolder: string): {
  host: string
  port: number
  user: string
  database: string
  ssl: false
} {
  return { host: socketFolder, port: 5432, user: role, database, ssl: false }
}

/** The connection as `postgres://user@/database?host=…`, for `pg` and for libpq. */
export function connectionStringTo(socketFolder: string): string {
  const connection = connectionTo(socketFolder)
  return `postgres://${connection.user}@/${connection.database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}&sslmode=disable`
}

/** Creates role and database where they are missing; at the same time the proof that a client can connect. */
export async function ensureDatabase(host: string): Promise<void> {
  try {
    await withClient(connectionTo(host), async () => {})
  } catch (error) {
    if (!(error instanceof DatabaseError) || (error.code !== noSuchDatabase && error.code !== noSuchRole)) throw error
    await withClient({ ...connectionTo(host), user: superuser, database: 'postgres' }, create)
  }
}

async function create(client: Client): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = '${role}') as role,
            exists (select from pg_database where datname = '${database}') as database`,
  )
  if (!rows[0]?.role) {
    await client.query('begin')
    await client.query(`create role ${role} login createdb`)
    // Gatehouse logs the errors of its statements itself. The server would log them with the values that were refused.
    await client.query(`alter role ${role} set log_min_messages = 'log'`)
    await client.query('commit')
  }
  if (!rows[0]?.database) await client.query(`create database ${database} owner ${role}`)
}

async function withClient(config: ClientConfig, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config)
  client.on('error', () => {})
  await client.connect()
  await work(client).finally(() => client.end())
}
