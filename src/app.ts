import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { defined } from '#platform/defined.ts'
import { listen } from '#platform/http/server/listen.ts'
import { startBackgroundWork } from './background-work.ts'
import { catalog } from './catalog.ts'
import { removeDeveloper } from './console/console-sessions/index.ts'
import { ensureFirstOperator } from './console/operators/index.ts'
import { completeEnvironments, ensureFirstEnvironment } from './environment/environments/index.ts'
import { migrationsFolder } from './migrations.ts'
import * as development from './operator/development/index.ts'
import * as health from './operator/health/index.ts'
import { createReferenceOperations, firstRequest } from './operator/reference-pages/index.ts'
import { createResetOperation, createSeeder } from './operator/seed/index.ts'
import { createOtherClusters } from './other-clusters.ts'
import { showFrontPage } from './pages/front-page/index.ts'
import type { Context, System } from './platform/context.ts'
import type { Operation } from './platform/http/operation.ts'
import { createMetrics } from './platform/metrics.ts'
import { migrationFiles } from './platform/migrations/migration-file.ts'
import { createRequestHandling } from './request-handling.ts'
import { createConfigurer } from './seed-configuration.ts'
import { type AppOptions, closeSystem, openSystem } from './system.ts'

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
  const given = { operations, lifecycle, onFinished: metrics.observe, ...defined({ tracing: requests }) }
  const others = secrets.clusters.length === 0 ? undefined : createOtherClusters(system, options, given)
  const http: FastifyInstance = await createRequestHandling(system, log, {
    ...given,
    ...defined({ front: others?.front }),
  })
  others?.enter(http)
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

  const work = await startBackgroundWork(system, requests === undefined ? {} : { onTracedRun: requests.recordRun })
  await others?.open()

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
      await Promise.all([work.endStreams(), others?.endStreams()])
      await http.close()
      await others?.close()
      await work.stop()
      await requests?.stop()
      await closeSystem(system)
      await system.traces.stop().catch((err) => log.warn({ err }, 'the last spans were not sent'))
    },
  }
}
