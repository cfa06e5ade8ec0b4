import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { signalAll } from '#test/drills/fail-over/patroni.ts'
import { until } from '#test/drills/process.ts'
import type { Nemesis } from './nemesis.ts'

/**
 * The host of the primary is lost while its replica is a second behind. With asynchronous replication, that second of acknowledged
 * changes is lost with it.
 */
export const failOver: Nemesis = {
  name: 'fail-over',
  does: 'holds the replica back for a second, kills the primary, and has Patroni make the replica the primary',
  async strike({ cluster, databaseUrl }) {
    const lost = await cluster.primary()
    const senders = await listWalSenders(cluster.url(lost.port))
    signalAll(senders, 'SIGSTOP')
    await delay(1_000)
    await lost.kill()
    await until(
      async () => (await cluster.primary().catch(() => undefined)) !== undefined,
      () => 'another primary',
    )
    await until(
      () => answers(databaseUrl),
      () => 'HAProxy to find the primary',
    )
    // For a while there is no replica.
    await delay(5_000)
    await lost.start()
    await until(
      async () => (await listWalSenders(databaseUrl).catch(() => [])).length > 0,
      () => 'the former primary to be a replica',
    )
  },
}

/** The processes that send the log of changes to replicas. */
async function listWalSenders(url: string): Promise<number[]> {
  const rows = await ask<{ pid: number }>(url, "select pid from pg_stat_replication where state = 'streaming'")
  return rows.map(({ pid }) => pid)
}

const answers = (url: string): Promise<boolean> =>
  ask(url, 'select').then(
    () => true,
    () => false,
  )

async function ask<Row extends object>(connectionString: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}
