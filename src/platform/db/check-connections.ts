import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { ConfigError } from '../config-error.ts'
import { errorCode, errorMessage } from '../error-code.ts'
import { type ConnectionOptions, connectionConfig } from './connection.ts'
import { connectionCure, rootOf } from './connection-cures.ts'
import { arrivalSetting } from './session-settings.ts'

/** Where the database is: behind a pooler, there is also a way past it. */
export interface DatabaseAddress {
  readonly url: string
  readonly directUrl?: string | undefined
  /** The name of a cluster of `DATABASES`. */
  readonly name?: string
}

/** Where a connection has a session for itself. */
export function sessionsOf(address: DatabaseAddress): Pick<ConnectionOptions, 'url' | 'setting'> {
  const { url, directUrl } = address
  const settings = settingsOf(address)
  return directUrl === undefined ? { url, setting: settings.url } : { url: directUrl, setting: settings.direct }
}

/** Which settings an address is from, for messages. */
function settingsOf({ name }: DatabaseAddress): { url: string; direct: string } {
  return name === undefined
    ? { url: 'DATABASE_URL', direct: 'DATABASE_DIRECT_URL' }
    : { url: `DATABASES (${name})`, direct: `DATABASES_DIRECT (${name})` }
}

/** @throws ConfigError where no connection is to be had, or none that has its session for itself. */
export async function connectToSession(options: ConnectionOptions): Promise<Client> {
  const setting = settingOf(options)
  const client = new Client(connectionConfig(options))
  // Without a listener its loss would end the process; the statement under way says it.
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => {
    throw isForeignToPooler(error) ? poolerFault(setting, errorMessage(error)) : unusable(setting, error)
  })
  const { rows } = await client.query<{ arrived: string | null }>(
    `select current_setting('${arrivalSetting}', true) as arrived`,
  )
  if (rows[0]?.arrived === 'on') return client
  await client.end()
  if (/[?&]options=/.test(options.url))
    throw new ConfigError(`${setting} contains \`options\`, which replace those that Gatehouse needs. Remove them.`)
  throw poolerFault(setting, 'the options of a connection do not reach PostgreSQL')
}

/**
 * Whether the ways to the database keep what is needed of them. Nothing is changed.
 *
 * @throws ConfigError that says which setting to change.
 */
export async function checkConnections(address: DatabaseAddress): Promise<void> {
  const { url, directUrl } = address
  const settings = settingsOf(address)
  const applicationName = 'gatehouse check'
  const direct = await connectToSession({ ...sessionsOf(address), applicationName })
  if (directUrl === undefined) return direct.end()
  const pooled = new Client(connectionConfig({ url, applicationName, isPooled: true }))
  pooled.on('error', () => undefined)
  try {
    await pooled.connect().catch((error: unknown) => {
      throw unusable(settings.url, error)
    })
    const there = await askPooler(pooled, settings.url)
    const { rows } = await direct.query<Pick<Seen, 'server'>>(`select ${serverIdentity} as server`)
    if (rows[0]?.server !== there.server)
      throw new ConfigError(
        `${settings.url} and ${settings.direct} lead to different databases. Set ${settings.direct} to the one to which the pooler of ${settings.url} leads.`,
      )
  } finally {
    await pooled.end()
    await direct.end()
  }
}

interface Seen {
  /** The process of PostgreSQL, which without a pooler is the one that answered when the connection was made. */
  pid: number
  /** What the statement that asks was prepared as. */
  names: string[]
  server: string
}

/** Equal for all sessions on one database of one server, and for no others. */
const serverIdentity = `concat_ws(' ', (select oid from pg_database where datname = current_database()),
  extract(epoch from pg_postmaster_start_time()))`

/** @throws ConfigError when transactions or named statements are not to be had. */
async function askPooler(client: Client, setting: string): Promise<Seen> {
  // Of a name that no one else has: where a pooler does not keep names apart, an earlier one would be in the way.
  const name = `gatehouse_check_${randomUUID()}`
  try {
    await client.query('begin')
    const { rows } = await client.query<Seen>({
      name,
      text: `select pg_backend_pid() as pid, ${serverIdentity} as server,
        array(select name from pg_prepared_statements where statement like '%names of a pooler%') as names`,
    })
    await client.query('commit')
    const [seen] = rows
    if (seen !== undefined && (seen.pid === client.processID || !seen.names.includes(name))) return seen
  } catch (error) {
    throw poolerRefusal(setting, errorMessage(error))
  }
  throw poolerRefusal(setting, 'it does not keep the named statements of its connections')
}

function poolerRefusal(setting: string, reason: string): ConfigError {
  return new ConfigError(
    `The pooler of ${setting} cannot be used: ${reason}. Gatehouse needs PgBouncer 1.21 or later with pool_mode = transaction and max_prepared_statements = 500 (docs/guides/run-in-production.md, "PgBouncer").`,
  )
}

function poolerFault(setting: string, reason: string): ConfigError {
  const direct = setting.includes('_DIRECT') ? undefined : setting.replace(/^DATABASES?/, '$&_DIRECT')
  return new ConfigError(
    direct !== undefined
      ? `${setting} leads through a pooler, it seems: ${reason}. Set ${direct} to the address of PostgreSQL itself as well, for what needs a session of its own.`
      : `${setting} leads through a pooler, it seems: ${reason}. Set it to the address of PostgreSQL itself.`,
  )
}

function unusable(setting: string, error: unknown): ConfigError {
  return new ConfigError(
    `The database of ${setting} cannot be used: ${errorMessage(rootOf(error))}. ${connectionCure(error, setting)}`,
  )
}

/** Poolers refuse what they would have to keep for each connection. `protocol_violation`, as PgBouncer has it. */
function isForeignToPooler(error: unknown): boolean {
  return errorCode(error) === '08P01' && /startup parameter/i.test(errorMessage(error))
}

function settingOf({ setting = 'DATABASE_URL' }: ConnectionOptions): string {
  return setting
}

/** Members of the driver that its types omit. */
declare module 'pg' {
  interface Client {
    /** As the server said when the connection was made; of a pooler, a number of its own. */
    readonly processID: number | null
  }
}
