import { Client, DatabaseError } from 'pg'
import { superuser } from './initdb.ts'

/** The role and the database of Gatehouse. The role owns the database and may create others (tests do), and nothing more. */
export const role = 'gatehouse'
export const database = 'gatehouse'

const noSuchDatabase = '3D000'
const noSuchRole = '28000'

/** Creates role and database where they are missing; at the same time the proof that a client can connect. */
export async function ensureDatabase(host: string): Promise<void> {
  try {
    await withClient({ host, user: role, database }, async () => {})
  } catch (error) {
    if (!(error instanceof DatabaseError) || (error.code !== noSuchDatabase && error.code !== noSuchRole)) throw error
    await withClient({ host, user: superuser, database: 'postgres' }, create)
  }
}

async function create(client: Client): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = '${role}') as role,
            exists (select from pg_database where datname = '${database}') as database`,
  )
  if (!rows[0]?.role) await client.query(`create role ${role} login createdb`)
  if (!rows[0]?.database) await client.query(`create database ${database} owner ${role}`)
}

async function withClient(
  config: { host: string; user: string; database: string },
  work: (client: Client) => Promise<void>,
): Promise<void> {
  // Without these, the environment (PGPORT, PGPASSWORD, PGSSLMODE) would have a say.
  const client = new Client({ ...config, port: 5432, password: '', ssl: false })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
