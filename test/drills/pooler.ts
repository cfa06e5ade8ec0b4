import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { startPgbouncer } from './pgbouncer.ts'
import { type Gatehouse, startGatehouse, until } from './process.ts'
import { startHttpProxy } from './proxy.ts'
import { startTraffic } from './traffic.ts'

/** Each write is read, so that makes 100 requests. Fewer on a machine that does something else as well. */
const writesPerSecond = Number(process.env.DRILL_RATE ?? 50)
const measuredSeconds = 20
const rounds = 3
const most = 10

/**
 * PgBouncer in transaction mode, with `deploy/pgbouncer/pgbouncer.ini`, in front of a PostgreSQL that allows the usual 100
 * connections:
 *
 * 1. Three processes that start at once on an empty database, and migrate it, all become ready.
 * 2. 100 requests a second with webhooks, to a process without PgBouncer and to one behind it, in turn.
 * 3. PgBouncer is killed under that load, and started two seconds later.
 * 4. Ten processes under that load: how many connections PostgreSQL has.
 */
export async function pooler(directUrl: string) {
  let pgbouncer = await startPgbouncer(directUrl)
  const { port } = pgbouncer
  const startPooled = () => startGatehouse({ databaseUrl: pgbouncer.url, settings: { DATABASE_DIRECT_URL: directUrl } })
  const servers: Gatehouse[] = []

  async function restartUnderLoad({ url }: Gatehouse) {
    const traffic = await startTraffic(url, writesPerSecond)
    await delay(5_000)
    await pgbouncer.end()
    await delay(2_000)
    const atReturn = traffic.acknowledged()
    pgbouncer = await startPgbouncer(directUrl, {}, port)
    const began = performance.now()
    await until(
      () => traffic.acknowledged() > atReturn,
      () => 'writes after the return of PgBouncer',
    )
    const secondsUntilWrites = secondsSince(began)
    await delay(5_000)
    return { secondsUntilWrites, ...(await traffic.finish()) }
  }

  try {
    const began = performance.now()
    servers.push(...(await Promise.all([startPooled(), startPooled(), startPooled()])))
    const threeReadyAfterSeconds = secondsSince(began)

    say(`three processes are ready after ${threeReadyAfterSeconds} s`)
    const compared = await compare(directUrl, startPooled, servers)
    const [server] = servers as [Gatehouse]
    const restarted = await restartUnderLoad(server)
    say('PgBouncer was restarted')
    const ten = await countConnections(directUrl, startPooled, servers)

    const isServed =
      restarted.secondsUntilWrites < 10 && Object.keys(restarted.failed).every((how) => /^503 /.test(how))
    const runs = [...compared.flatMap(({ direct, pooled }) => [direct, pooled]), ten.report]
    return {
      threeReadyAfterSeconds,
      compared,
      restarted,
      ten,
      passed:
        isServed &&
        [...runs, restarted].every(({ faults }) => faults.length === 0) &&
        runs.every(({ failed }) => Object.keys(failed).length === 0) &&
        ten.connections <= 97,
    }
  } finally {
    for (const server of servers) await server.end()
    await pgbouncer.end()
  }
}

/** One process at a time, so that each has the machine to itself. Leaves one behind PgBouncer. */
async function compare(directUrl: string, startPooled: () => Promise<Gatehouse>, servers: Gatehouse[]) {
  const replaceAll = async (start: () => Promise<Gatehouse>) => {
    for (const server of servers.splice(0)) await server.end('SIGTERM')
    servers.push(await start())
    const traffic = await startTraffic((servers as [Gatehouse])[0].url, writesPerSecond)
    await delay(measuredSeconds * 1_000)
    return traffic.finish()
  }
  const compared = []
  for (let round = 0; round < rounds; round++) {
    const direct = await replaceAll(() => startGatehouse({ databaseUrl: directUrl }))
    compared.push({ direct, pooled: await replaceAll(startPooled) })
    say(`compared ${round + 1} of ${rounds}`)
  }
  return compared
}

async function countConnections(directUrl: string, startPooled: () => Promise<Gatehouse>, servers: Gatehouse[]) {
  const observer = new Client({ connectionString: directUrl })
  await observer.connect()
  let connections = 0
  const count = async () => {
    const { rowCount } = await observer.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    connections = Math.max(connections, rowCount ?? 0)
  }
  while (servers.length < most) servers.push(await startPooled())
  const proxy = await startHttpProxy(servers.map(({ port }) => port))
  try {
    const traffic = await startTraffic(proxy.url, writesPerSecond)
    for (let ticks = 0; ticks < measuredSeconds * 5; ticks++) {
      await count()
      await delay(200)
    }
    return { processes: servers.length, connections, report: await traffic.finish() }
  } finally {
    await proxy.end()
    await observer.end()
  }
}

/** Beside the report, which is JSON. */
function say(what: string): void {
  console.error(what)
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10
}
