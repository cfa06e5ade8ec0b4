import { type DatabaseProxy, startDatabaseProxy } from '#test/database-proxy.ts'
import { type PatroniCluster, startPatroniCluster } from '#test/drills/fail-over/patroni.ts'
import { type Pgbouncer, startPgbouncer } from '#test/drills/pgbouncer.ts'
import { freePort, type Gatehouse, signalGroup, startGatehouse, until } from '#test/drills/process.ts'
import { startDatabaseProxy as startPrimaryProxy } from '#test/drills/proxy.ts'

/** A server of Gatehouse whose address stays when it is started again. */
export interface Server {
  readonly name: string
  readonly url: string
  /** Between it and the database. */
  readonly network: DatabaseProxy
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  kill(): Promise<void>
  /** @param skew of its clock, such as `+1h`. */
  start(skew?: string): Promise<void>
}

export interface Pooler {
  kill(): Promise<void>
  start(): Promise<void>
}

/**
 * Two servers on PostgreSQL with a replica under Patroni, behind HAProxy that leads to the primary. The second server reaches it through
 * PgBouncer.
 */
export interface Installation {
  readonly servers: readonly Server[]
  readonly pooler: Pooler
  readonly cluster: PatroniCluster
  /** Leads to the primary. */
  readonly databaseUrl: string
  stop(): Promise<void>
}

export interface InstallationOptions {
  /** Whether commits wait for the replica, and the servers refuse those that don't. */
  isSynchronous: boolean
  /** Where the build is. */
  folder: string
  /** Further settings of the servers. */
  settings?: ((cluster: PatroniCluster) => Promise<Record<string, string>>) | undefined
}

export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { isSynchronous } = options
  const ends: (() => unknown)[] = []
  const stop = async () => {
    for (const end of ends.reverse()) await end()
  }
  try {
    const cluster = await startPatroniCluster({ isSynchronous })
    ends.push(cluster.stop)
    const primary = await startPrimaryProxy(cluster.nodes)
    ends.push(primary.end)
    const databaseUrl = cluster.url(primary.port)
    const pooler = await startPooler(databaseUrl)
    ends.push(pooler.kill)
    const durability: Record<string, string> = isSynchronous ? { DATABASE_SYNCHRONOUS: 'required' } : {}
    // One address for all: tokens have one issuer.
    const settings = { GATEHOUSE_URL: 'http://localhost:4100', ...durability, ...(await options.settings?.(cluster)) }
    const servers: Server[] = []
    for (const [name, url, more] of [
      ['one', databaseUrl, {}],
      ['two', pooler.url, { DATABASE_DIRECT_URL: databaseUrl }],
    ] as const) {
      const network = await startDatabaseProxy(url)
      ends.push(network.close)
      const server = await startServer(name, network, { folder: options.folder, settings: { ...settings, ...more } })
      ends.push(server.kill)
      servers.push(server)
    }
    return { servers, pooler, cluster, databaseUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startServer(
  name: string,
  network: DatabaseProxy,
  { folder, settings }: { folder: string; settings: Record<string, string> },
): Promise<Server> {
  const port = await freePort()
  let running: Gatehouse | undefined
  async function start(skew?: string): Promise<void> {
    running = await startGatehouse({
      databaseUrl: network.url,
      port,
      folder,
      ...(skew === undefined ? {} : { wrapper: ['faketime', '-m', '-f', skew] }),
      settings: {
        GATEHOUSE_RATE_LIMITS: 'on',
        DONT_FAKE_MONOTONIC: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        ...settings,
      },
    })
  }
  await start()
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    network,
    start,
    signal(signal) {
      if (running !== undefined) signalGroup(running.child, signal)
    },
    async kill() {
      await running?.end()
    },
  }
}

async function startPooler(databaseUrl: string): Promise<Pooler & { url: string }> {
  let running: Pgbouncer | undefined
  const port = await freePort()
  // HAProxy has found the primary once this works.
  await until(
    async () => {
      running ??= await startPgbouncer(databaseUrl, {}, port)
      return true
    },
    () => 'PgBouncer',
  )
  return {
    url: running?.url ?? '',
    async kill() {
      await running?.end()
    },
    async start() {
      running = await startPgbouncer(databaseUrl, {}, port)
    },
  }
}
