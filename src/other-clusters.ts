import type { FastifyInstance } from 'fastify'
import { type BackgroundWork, startBackgroundWork } from './background-work.ts'
import { consoleMountPrefix } from './console/console-sessions/index.ts'
import { completeEnvironments, fenceMoved, isAnyMoving } from './environment/environments/index.ts'
import { migrateDatabase } from './migrations.ts'
import { mainCluster } from './platform/clusters/clusters.ts'
import { coalesceCalls } from './platform/clusters/coalesced-calls.ts'
import { Front } from './platform/clusters/front.ts'
import type { ClusterAddress } from './platform/config/config.ts'
import type { System } from './platform/context.ts'
import { within } from './platform/deadline.ts'
import type { HttpServerOptions } from './platform/http/server/options.ts'
import { createRequestHandling } from './request-handling.ts'
import { type AppOptions, closeSystem, completeDatabase, openSystem } from './system.ts'

/** How long a start waits for a cluster, and how long it is until the next try of one that was not reachable. */
const openWithinMs = 15_000
const tryAgainAfterMs = 5_000

/** A cluster beside `main` that this process works on. */
interface OpenCluster {
  system: System
  http: FastifyInstance
  work: BackgroundWork
}

export interface OtherClusters {
  /** Takes requests to the server of their cluster. */
  readonly front: Front
  /** Tells the front of the server of `main`, which listens. */
  enter(main: FastifyInstance): void
  /** Tries each cluster once, and goes on trying those that are not reachable. */
  open(): Promise<void>
  endStreams(): Promise<void>
  close(): Promise<void>
}

/** The clusters of `DATABASES`, each with a server, jobs and followers of its own in this process. */
export function createOtherClusters(
  main: System,
  options: AppOptions,
  given: Pick<HttpServerOptions, 'operations' | 'lifecycle' | 'onFinished'>,
): OtherClusters {
  const { secrets, log } = options
  const { clusters } = main
  const opened = new Map<string, OpenCluster>()
  const waiting = new Set<NodeJS.Timeout>()
  const under = new Set<Promise<void>>()
  let mainHttp: FastifyInstance | undefined
  let isClosing = false

  const front = new Front({
    clusters: clusters.names,
    handlerOf: (name) => (name === mainCluster ? mainHttp : opened.get(name)?.http),
    answers: (name) => {
      const system = name === mainCluster ? main : opened.get(name)?.system
      return system !== undefined && system.database.unavailableForMs() === 0
    },
    mounted: consoleMountPrefix,
    isMoving: coalesceCalls(() => isAnyMoving(main)),
  })

  function tryToOpen(address: ClusterAddress): Promise<void> {
    const trying = openCluster(address).then(
      (cluster) => {
        opened.set(address.name, cluster)
      },
      (err: unknown) => {
        log.error({ err, cluster: address.name }, 'the cluster cannot be used; its environments are not served')
        if (isClosing) return
        const timer = setTimeout(() => {
          waiting.delete(timer)
          void tryToOpen(address)
        }, tryAgainAfterMs).unref()
        waiting.add(timer)
      },
    )
    under.add(trying)
    return trying.finally(() => under.delete(trying))
  }

  async function openCluster(address: ClusterAddress): Promise<OpenCluster> {
    await migrateDatabase(address, log)
    await completeDatabase(address, log)
    const system = await openSystem({
      ...options,
      secrets: { ...secrets, databaseUrl: address.url, directDatabaseUrl: address.directUrl },
      cluster: address.name,
      clusters,
    })
    await fence(system)
    await completeEnvironments(system)
    const http = await createRequestHandling(system, log, { ...given, front })
    await http.ready()
    return { system, http, work: await startBackgroundWork(system) }
  }

  async function fence(system: System): Promise<void> {
    const fenced = await fenceMoved(system)
    if (fenced.length > 0)
      log.error(
        { cluster: system.cluster, environments: fenced },
        'environments are in another cluster now and are not served from here',
      )
  }

  return {
    front,
    enter(http) {
      mainHttp = http
    },
    async open() {
      await fence(main)
      const tries = secrets.clusters.map((address) => within(openWithinMs, tryToOpen(address)))
      await Promise.allSettled(tries)
    },
    async endStreams() {
      await Promise.all([...opened.values()].map(({ work }) => work.endStreams()))
    },
    async close() {
      isClosing = true
      for (const timer of waiting) clearTimeout(timer)
      await Promise.all(under)
      for (const { system, http, work } of opened.values()) {
        await work.endStreams()
        await http.close()
        await work.stop()
        await closeSystem(system)
      }
    },
  }
}
