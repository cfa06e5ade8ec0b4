import { ConfigError } from '#platform/config-error.ts'
import type { DatabaseAddress } from '#platform/db/check-connections.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { within } from '#platform/deadline.ts'
import { errorMessage } from '#platform/error-code.ts'
import type { Check, ConnectedSetup, Setup } from './check.ts'
import { publicAddress } from './checks/address.ts'
import { backups } from './checks/backups.ts'
import { clock } from './checks/clock.ts'
import { refusalOf } from './checks/connection.ts'
import { connections } from './checks/connections.ts'
import { databaseServer } from './checks/database.ts'
import { disk } from './checks/disk.ts'
import { files } from './checks/files.ts'
import { mail } from './checks/mail.ts'
import { masterKey } from './checks/master-key.ts'
import { migrations } from './checks/migrations.ts'
import { nameServers } from './checks/name-servers.ts'
import { proxyHeaders } from './checks/proxy.ts'
import { rights } from './checks/rights.ts'
import { sessions } from './checks/sessions.ts'
import { settings } from './checks/settings.ts'
import { textMessages } from './checks/text-messages.ts'
import { upkeep } from './checks/upkeep.ts'
import { vaultKeys } from './checks/vault-keys.ts'
import { type Finding, note, problem } from './finding.ts'

/** In the order in which a set-up is made, and mended. */
const ofDatabase: readonly Check<ConnectedSetup>[] = [
  databaseServer,
  sessions,
  rights,
  connections,
  migrations,
  masterKey,
  clock,
  publicAddress,
  proxyHeaders,
  upkeep,
]
/** A further cluster is behind the same address. */
const ofCluster = ofDatabase.filter((check) => check !== publicAddress && check !== proxyHeaders)
const ofMachine: readonly Check[] = [mail, textMessages, files, vaultKeys, nameServers, disk, backups]

/** For one check. Mail servers and name servers may be silent for as long as that. */
const checkTimeoutMs = 30_000

/** A finding under its heading. */
export interface Diagnosis extends Finding {
  check: string
}

/**
 * Examines a set-up whose settings can be read, and changes nothing but a small file that it writes and deletes again. Findings
 * come as they are made.
 *
 * @param databaseUrl `undefined` if the packaged database does not run
 */
export async function* examine(setup: Setup, databaseUrl: string | undefined): AsyncGenerator<Diagnosis> {
  yield* run(settings, setup)
  if (databaseUrl === undefined)
    yield { check: 'Database', ...note('The packaged database does not run. It starts and stops with the server.') }
  else yield* examineDatabase(setup, { url: databaseUrl, directUrl: setup.secrets.directDatabaseUrl }, ofDatabase)
  for (const cluster of setup.secrets.clusters)
    for await (const diagnosis of examineDatabase(setup, cluster, ofCluster)) yield ofNamed(cluster.name, diagnosis)
  for (const check of ofMachine) yield* run(check, setup)
}

/** A cluster is named in the heading, and its address is in another setting. */
function ofNamed(cluster: string, { check, cure, ...finding }: Diagnosis): Diagnosis {
  const named = { ...finding, check: `${check} (${cluster})` }
  return cure === undefined ? named : { ...named, cure: cure.replaceAll('DATABASE_URL', 'DATABASES') }
}

async function* examineDatabase(
  setup: Setup,
  address: DatabaseAddress,
  checks: readonly Check<ConnectedSetup>[],
): AsyncGenerator<Diagnosis> {
  const { url, directUrl } = address
  const database = openDatabase({ url, directUrl, applicationName: 'gatehouse doctor', transactions: 1, readers: 1 })
  try {
    const refusal = await refusalOf(database)
    if (refusal !== undefined) return yield { check: 'Database', ...refusal }
    const connected = { ...setup, database, address, isServing: await isServing(database) }
    for (const check of checks) yield* run(check, connected)
  } finally {
    await database.close()
  }
}

/** Whether another process with the name of a server is connected. */
async function isServing(database: Database): Promise<boolean> {
  const { serving } = await database.one<{ serving: boolean }>(
    sql`select exists (select from pg_stat_activity
      where datname = current_database() and application_name = 'gatehouse') as serving`,
  )
  return serving
}

async function* run<Needs extends Setup>(check: Check<Needs>, setup: Needs): AsyncGenerator<Diagnosis> {
  try {
    for (const finding of await within(checkTimeoutMs, check.examine(setup))) yield { check: check.name, ...finding }
  } catch (error) {
    yield { check: check.name, ...failureOf(error) }
  }
}

/** A file of the settings that is refused says itself what to do. */
function failureOf(error: unknown): Finding {
  if (error instanceof ConfigError) return { level: 'problem', says: error.message }
  const says = `This could not be examined: ${errorMessage(error)}`
  return problem(says, 'Mend what is above first, then examine it again.')
}
