import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { defined } from '#platform/defined.ts'
import { listen } from '#platform/http/server/listen.ts'
import { startLastUsedWriter } from './access/api-keys/index.ts'
import { ensureAuditLogPartitions } from './audit-logs/audit-events/index.ts'
import { startLogStreams } from './audit-logs/log-streams/index.ts'
import { catalog } from './catalog.ts'
import { startLogouts } from './connect/logouts/index.ts'
import { createConsoleMount, removeDeveloper } from './console/console-sessions/index.ts'
import { createChangeRecorder } from './console/operator-log/index.ts'
import { ensureFirstOperator } from './console/operators/index.ts'
import { findDeclined } from './declined.ts'
import { authenticateDirectory, renderScimRefusal } from './directory-sync/scim/index.ts'
import { findEnvironmentsAllowing } from './environment/cors-origins/index.ts'
import {
  authenticateClient,
  authenticateManagementKey,
  authenticateSystemKey,
  completeEnvironments,
  createKeyList,
  ensureFirstEnvironment,
  findEnvironmentContext,
  presentedSecrets,
  presumeClient,
  presumeManagementKey,
  startKeyUseWriter,
} from './environment/environments/index.ts'
import { ensureEventPartitions, startEventWatch } from './events/event-log/index.ts'
import { startRefusalWriter, startTallies } from './events/tallies/index.ts'
import { ensureWebhookPartitions, startWebhooks } from './events/webhooks/index.ts'
import { migrateDatabase, migrationsFolder } from './migrations.ts'
import * as development from './operator/development/index.ts'
import * as health from './operator/health/index.ts'
import { createReferenceOperations, firstRequest } from './operator/reference-pages/index.ts'
import { createResetOperation, createSeeder } from './operator/seed/index.ts'
import { createErrorPage } from './pages/error-pages/index.ts'
import { showFrontPage } from './pages/front-page/index.ts'
import { importedHashesQueue } from './people/users/index.ts'
import { hashingConcurrency } from './platform/bounded-queue.ts'
import { configuredAwsIdentity } from './platform/cloud-identity/index.ts'
import type { Config, Secrets } from './platform/config/config.ts'
import type { Context, System } from './platform/context.ts'
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
import { startDatabaseClock, takeAsClock } from './platform/db/database-clock.ts'
import { isLockRefused } from './platform/db/lock-patience.ts'
import { createOnMissingParent, listForeignKeys } from './platform/db/missing-parent.ts'
import { ensurePlannerStatistics } from './platform/db/planner-statistics.ts'
import { createWakeUps } from './platform/db/wake-ups.ts'
import { platformErrors } from './platform/http/errors.ts'
import type { Operation } from './platform/http/operation.ts'
import { createHttpServer } from './platform/http/server.ts'
import { createIdMaker } from './platform/ids.ts'
import { openIpLocations } from './platform/ip/ip-locations.ts'
import { migrateJobs, startWorker } from './platform/jobs/worker.ts'
import { createKeyProviders, readKeyFile } from './platform/key-providers/index.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { migrationFiles } from './platform/migrations/migration-file.ts'
import { createObjectStorage } from './platform/object-storage/index.ts'
import { createOutgoingClient } from './platform/outgoing/index.ts'
import { createSmsTransport } from './platform/sms/index.ts'
import type { SmtpTransport } from './platform/smtp/index.ts'
import { noTraces, type Traces } from './platform/traces/traces.ts'
import { createConfigurer } from './seed-configuration.ts'
import { authenticateSession } from './sign-in/access-tokens/index.ts'
import { authenticateEvaluator } from './standards/authzen/index.ts'
import { authenticateSignalReceiver, startSharedSignals } from './standards/shared-signals/index.ts'
import { authenticateWidget } from './widgets/widget-tokens/index.ts'

/** A running Gatehouse. */
export interface App {
  readonly system: System
  readonly http: FastifyInstance
  /** Everything that this process serves, in the order of the catalog. */
  readonly operations: readonly Operation[]
  /** The environment that the configured key and client id belong to. */
  readonly firstEnvironment: Context
  /** Notes on this start for the operator, in sentences. */
  readonly notes: readonly string[]
  /** Opens the port. @returns the port, which differs from the configured one when that is 0. */
  listen(): Promise<number>
  /** Reports at `/ready` that the process is stopping, and keeps serving until load balancers have noticed. */
  drain(): Promise<void>
  /** Finishes running requests and jobs, then closes the database. */
  close(): Promise<void>
}

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

/** By which load balancers and monitors look at a process: all that one which only runs jobs serves. */
const probes = new Set(['gatehouse.health', 'gatehouse.ready', 'gatehouse.metrics'])

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
}: AppOptions): Promise<System> {
  const { breachedPasswordsFile, ipLocationsFile, vaultKeysFile } = config
  const breachedPasswords =
    breachedPasswordsFile === undefined ? undefined : await openBreachedPasswords(breachedPasswordsFile)
  const ipLocations = ipLocationsFile === undefined ? undefined : await openIpLocations(ipLocationsFile)
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
  const clock = givenNow === undefined ? await startDatabaseClock(database, log) : takeAsClock(givenNow)
  const { now } = clock
  const master = createKeyring(secrets.masterKeys)
  const dataKeys = await openDataKeys(database, master, log)
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
  const hasher = tracedHasher(passwords ?? createPasswordHasher(limits), traces)
  const counters = new Counters()
  return {
    config,
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
    mail: secrets.smtpUrl === undefined ? undefined : await openSmtp(secrets.smtpUrl),
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
}

/** Of a command, once nothing looks at the database any more. A server also ends its work before. */
export async function closeSystem(system: System): Promise<void> {
  await system.mail?.close()
  await system.breachedPasswords?.close()
  system.clock.stop()
  system.dataKeys.stop()
  await system.database.close()
}

/** Loaded here: development keeps its mails. */
async function openSmtp(url: string): Promise<SmtpTransport> {
  const { createSmtpTransport } = await import('./platform/smtp/transport.ts')
  return createSmtpTransport({ url })
}

/** Puts the parts together over a database that is up to date. Nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, secrets, log } = options
  const system = await openSystem(options)
  const firstEnvironment = await ensureFirstEnvironment(system, { clientId: config.clientId, apiKey: secrets.apiKey })
  await completeEnvironments(system)
  // A process that only runs jobs serves no operations.
  const configurer = config.role === 'worker' ? undefined : createConfigurer(config, () => http)
  const seeder = createSeeder(config, configurer)
  const metrics = createMetrics(system, catalog)
  const lifecycle = { isDraining: false }
  const requests = config.development && config.requestLog ? development.startRequestLog(system) : undefined
  const operations: Operation[] = [
    ...catalog.operations,
    ...createReferenceOperations(() => operations, config.development ? secrets.apiKey : undefined),
    health.createHealthOperation(),
    health.createReadyOperation(await migrationFiles(migrationsFolder), lifecycle),
    health.createMetricsOperation(metrics, secrets.metricsToken),
    ...(config.development
      ? [
          ...development.createDevelopmentOperations({
            environment: firstEnvironment,
            apiKey: secrets.apiKey,
            requests,
            firstRequest,
          }),
          createResetOperation(async (ctx) => {
            await requests?.forget(ctx.environmentId)
            await seeder.resetEnvironment(ctx)
            await development.ensureTestOrganization(ctx)
          }),
        ]
      : [showFrontPage]),
  ]
  const mayBeKey = createKeyList(system)
  const http: FastifyInstance = await createHttpServer({
    system,
    log,
    operations: config.role === 'worker' ? operations.filter(({ id }) => probes.has(id)) : operations,
    authenticators: {
      api_key: (request) => authenticateManagementKey(system, request),
      system_key: (request) => authenticateSystemKey(system, request),
      client_id: (request, { query, body }) =>
        authenticateClient(system, request, {
          clientId: body.client_id ?? query.client_id,
          clientSecret: body.client_secret,
        }),
      session: (request) => authenticateSession(system, request),
      widget: (request) => authenticateWidget(system, request),
      evaluator: (request) => authenticateEvaluator(system, request),
      signal_receiver: (request) => authenticateSignalReceiver(system, request),
      directory: (request, { params }) => authenticateDirectory(system, request, params.key),
    },
    presume: (request) => presumeManagementKey(system, request),
    presumeClient: (request, body = {}) =>
      presumeClient(system, request, { clientId: body.client_id, clientSecret: body.client_secret }),
    mount: createConsoleMount(system),
    recorder: createChangeRecorder(operations),
    mayCarryKey: (request, body) => mayBeKey(presentedSecrets(request, body.client_secret)),
    findEnvironmentsAllowing,
    findDeclined,
    renderers: { page: createErrorPage(system), scim: renderScimRefusal },
    ...defined({ tracing: requests }),
    lifecycle,
    probes,
    onFinished: metrics.observe,
  })
  const notes = [
    ...(await seeder.seedFirstEnvironment(firstEnvironment)),
    ...(await ensureFirstOperator(system, config.firstOperator)),
  ]
  // With port 0, the address of the provider is known only once the server listens.
  if (config.development && config.port !== 0) await development.ensureTestOrganization(firstEnvironment)
  if (!config.development) {
    await development.removeTestOrganizations(system)
    await removeDeveloper(system)
  }

  const lastUsed = startLastUsedWriter(system)
  const keyUses = startKeyUseWriter(system)
  const refusals = startRefusalWriter(system)
  const worker =
    config.role === 'api'
      ? undefined
      : await startWorker(
          system,
          catalog.jobs,
          catalog.crons,
          (environmentId, requestId) => findEnvironmentContext(system, environmentId, requestId),
          requests === undefined ? {} : { onTracedRun: requests.recordRun },
        )
  const webhooks = config.role === 'api' ? undefined : startWebhooks(system)
  const logStreams = config.role === 'api' ? undefined : startLogStreams(system)
  const logouts = config.role === 'api' ? undefined : startLogouts(system)
  const signals = config.role === 'api' ? undefined : startSharedSignals(system)
  const eventWatch = startEventWatch(system)
  const tallies = config.role === 'api' ? undefined : startTallies(system)

  return {
    system,
    http,
    operations,
    firstEnvironment,
    notes,
    listen: () => listen(http, config),
    async drain() {
      lifecycle.isDraining = true
      await delay(config.drainSeconds * 1_000)
    },
    async close() {
      // The server waits for answers that are under way, and a stream would go on.
      await eventWatch.stop()
      await http.close()
      const parts = [
        worker,
        webhooks,
        logStreams,
        logouts,
        signals,
        tallies,
        lastUsed,
        keyUses,
        refusals,
        requests,
        system.wakeUps,
      ]
      const ends = await Promise.allSettled(parts.map((part) => part?.stop()))
      // A part that could not clean up does no harm: its leases expire.
      for (const end of ends)
        if (end.status === 'rejected') log.warn({ err: end.reason }, 'a part of the server did not stop in order')
      await closeSystem(system)
      await system.traces.stop().catch((err) => log.warn({ err }, 'the last spans were not sent'))
    },
  }
}
