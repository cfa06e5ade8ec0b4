import type { Logger } from 'pino'
import { defined } from '#platform/defined.ts'
import { ensureAuditLogPartitions } from './audit-logs/audit-events/index.ts'
import { catalog } from './catalog.ts'
import { ensureEventPartitions } from './events/event-log/index.ts'
import { ensureWebhookPartitions } from './events/webhooks/index.ts'
import { migrateDatabase } from './migrations.ts'
import { importedHashesQueue } from './people/users/index.ts'
import { hashingConcurrency } from './platform/bounded-queue.ts'
import { configuredAwsIdentity } from './platform/cloud-identity/index.ts'
import { Clusters, mainCluster } from './platform/clusters/clusters.ts'
import type { Config, Secrets } from './platform/config/config.ts'
import type { System } from './platform/context.ts'
import { Counters } from './platform/counters.ts'
import { openBreachedPasswords } from './platform/crypto/breached-passwords.ts'
import { createCredentialHashes } from './platform/crypto/credential-hasher.ts'
import { createDataKeyring } from './platform/crypto/data-keyring.ts'
import { openDataKeys } from './platform/crypto/data-keys.ts'
import { createKeyring } from './platform/crypto/keyring.ts'
import { createPasswordHasher, tracedHasher } from './platform/crypto/password-hasher.ts'
import { generateRsaKeyPair } from './platform/crypto/rsa-key-pair.ts'
import { type DatabaseAddress, sessionsOf } from './platform/db/check-connections.ts'
import { shareConnections } from './platform/db/connection-shares.ts'
import { openDatabase } from './platform/db/database.ts'
import { clockFrom, startDatabaseClock } from './platform/db/database-clock.ts'
import { isLockRefused } from './platform/db/lock-patience.ts'
import { createOnMissingParent, listForeignKeys } from './platform/db/missing-parent.ts'
import { ensurePlannerStatistics } from './platform/db/planner-statistics.ts'
import { createWakeUps } from './platform/db/wake-ups.ts'
import { platformErrors } from './platform/http/errors.ts'
import { createIdMaker } from './platform/ids.ts'
import { openIpLocations } from './platform/ip/ip-locations.ts'
import { migrateJobs } from './platform/jobs/worker.ts'
import { createKeyProviders, readKeyFile } from './platform/key-providers/index.ts'
import { createLog, type Log } from './platform/log.ts'
import { createObjectStorage } from './platform/object-storage/index.ts'
import { createOutgoingClient } from './platform/outgoing/index.ts'
import { createSmsTransport } from './platform/sms/index.ts'
import type { SmtpTransport } from './platform/smtp/index.ts'
import { noTraces, type Traces } from './platform/traces/traces.ts'

export interface AppOptions {
  config: Config
  secrets: Secrets & { databaseUrl: string }
  log: Logger
  /** Another time than the database's, for tests. */
  now?: () => Date
  newRsaKeyPair?: System['newRsaKeyPair']
  /** A cheaper hash, for tests. */
  passwords?: System['passwords']
  /** In how many milliseconds at most one notice of new events leaves, for tests. See `createWakeUps`. */
  quietMs?: number
  /** Certificates to trust instead of Node's own for requests to customers' and providers' addresses, for tests. */
  trustedRoots?: readonly string[]
  /** Without it, there are no spans. */
  traces?: Traces
  /** The name of its connections, if it is no server: `gatehouse` names those of servers. */
  applicationName?: string
  /** See `ConnectionOptions`. For what fills a database by the million. */
  statementSeconds?: number
  /** Which cluster `databaseUrl` is, where there are several; otherwise `main`. Opening a system adds it to `clusters`. */
  cluster?: string
  clusters?: Clusters<System>
}

/** Brings the database up to date. Safe to call from any number of processes. */
export async function prepareDatabase(url: string): Promise<void> {
  const log = createLog('warn', catalog.secretNames)
  await migrateDatabase({ url }, log)
  await completeDatabase({ url }, log)
}

/** What a database needs beyond its migrations: the queue, the partitions of today, and what plans of new tables are made from. */
export async function completeDatabase(address: DatabaseAddress, log: Log): Promise<void> {
  const { url } = sessionsOf(address)
  const options = { url, applicationName: 'gatehouse migrate', statementSeconds: 3_600 }
  const database = openDatabase({ ...options, transactions: 1, readers: 1 })
  try {
    await migrateJobs(database.pool)
    for (const ensure of [ensureEventPartitions, ensureWebhookPartitions, ensureAuditLogPartitions])
      await ensure(database, new Date()).catch((err) => {
        // Someone reads the table for long, such as a dump. Its default partition takes the rows.
        if (!isLockRefused(err)) throw err
        log.warn({ err }, 'a partition of a coming month is added by the next nightly job')
      })
    await database.transaction((tx) => ensurePlannerStatistics(tx))
  } finally {
    await database.close()
  }
}

/** What works on the database without serving: the base of the server and of the command line. */
export async function openSystem({
  config,
  secrets,
  log,
  now: givenNow,
  newRsaKeyPair = generateRsaKeyPair,
  passwords,
  quietMs,
  statementSeconds,
  traces = noTraces,
  trustedRoots,
  applicationName = 'gatehouse',
  cluster = mainCluster,
  clusters = new Clusters<System>(secrets.clusters.map(({ name }) => name)),
}: AppOptions): Promise<System> {
  const { breachedPasswordsFile, ipLocationsFile, vaultKeysFile } = config
  // What is of the process, and no matter of the database, is opened once.
  const main = cluster === mainCluster ? undefined : clusters.main
  const breachedPasswords =
    main !== undefined || breachedPasswordsFile === undefined
      ? main?.breachedPasswords
      : await openBreachedPasswords(breachedPasswordsFile)
  const ipLocations =
    main !== undefined || ipLocationsFile === undefined ? main?.ipLocations : await openIpLocations(ipLocationsFile)
  const vaultKeys = vaultKeysFile === undefined ? [] : await readKeyFile(vaultKeysFile)
  const connection = {
    url: secrets.databaseUrl,
    directUrl: secrets.directDatabaseUrl,
    applicationName,
    ...defined({ statementSeconds }),
    traces,
    log,
    slowStatementMs: config.slowStatementMs,
    requiresStandby: config.requiresStandby,
  }
  const isPooled = secrets.directDatabaseUrl !== undefined
  const database = openDatabase({ ...connection, ...shareConnections(config.databaseConnections, isPooled) })
  const clock = givenNow === undefined ? await startDatabaseClock(database, log) : clockFrom(givenNow)
  const { now } = clock
  const master = createKeyring(secrets.masterKeys)
  const dataKeys = await openDataKeys(database, master, { log, main: main?.database })
  const hashes = createCredentialHashes(
    () => dataKeys.of('credentials'),
    () => dataKeys.current('credentials', now()).version,
  )
  const keyring = createDataKeyring(dataKeys, now)
  const outgoing = createOutgoingClient({
    allowLoopback: config.development,
    allowNetworks: config.allowedNetworks,
    traces,
    ...defined({ trustedRoots }),
  })
  const aws = configuredAwsIdentity(config, secrets)
  const limits = { concurrency: hashingConcurrency, queueLimit: 200, onOverload: platformErrors.overloaded }
  const hasher = main?.passwords ?? tracedHasher(passwords ?? createPasswordHasher(limits), traces)
  const counters = new Counters()
  const system: System = {
    config,
    cluster,
    clusters,
    database,
    catalog,
    onMissingParent: createOnMissingParent(await listForeignKeys(database), catalog),
    wakeUps: createWakeUps(database, log, quietMs),
    ...hashes,
    dataKeys,
    master,
    keyring,
    passwords: hasher,
    breachedPasswords,
    ipLocations,
    aws,
    storage: createObjectStorage(config, secrets, { ...hashes, aws, now, traces }),
    outgoing,
    keyProviders: createKeyProviders({
      configured: vaultKeys,
      keyring,
      outgoing,
      now,
      aws,
      traces,
      counters,
    }),
    mail: main !== undefined || secrets.smtpUrl === undefined ? main?.mail : await openSmtp(secrets.smtpUrl),
    sms: secrets.sms && createSmsTransport({ ...secrets.sms, now, traces }),
    log,
    traces,
    counters,
    queues: new Map([
      ['argon2', () => hasher.queueFigures()],
      ['imported_hashes', importedHashesQueue],
    ]),
    now,
    clock,
    ...createIdMaker(now),
    newRsaKeyPair,
  }
  clusters.enter(system)
  return system
}

/** Of a command, once nothing looks at the database any more. A server also ends its work before. */
export async function closeSystem(system: System): Promise<void> {
  if (system.cluster === mainCluster) {
    await system.mail?.close()
    await system.breachedPasswords?.close()
  }
  system.clock.stop()
  system.dataKeys.stop()
  await system.database.close()
}

/** Loaded here: development keeps its mails. */
async function openSmtp(url: string): Promise<SmtpTransport> {
  const { createSmtpTransport } = await import('./platform/smtp/transport.ts')
  return createSmtpTransport({ url })
}
