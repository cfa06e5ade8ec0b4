import { setTimeout as delay } from 'node:timers/promises'
import { kinds } from '../clients/calls.ts'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import { watchDatabase } from '../clients/outage.ts'
import { signalGroup, startGatehouse, until } from '../process.ts'
import { startDatabaseProxy } from '../proxy.ts'
import { processesOf, signalAll, startPatroniCluster } from './patroni.ts'

/**
 * The host of the primary falls silent: its connections stay open and are never answered again. Patroni makes the standby the
 * primary, HAProxy leads new connections there, and Gatehouse goes on by itself.
 */
export async function primaryLoss(): Promise<Judgement> {
  const cluster = await startPatroniCluster()
  const proxy = await startDatabaseProxy(cluster.nodes)
  await until(
    async () => (await cluster.primary()) !== undefined,
    () => 'a primary',
  )
  await delay(3_000)
  const databaseUrl = cluster.url(proxy.port)
  const gatehouse = await startGatehouse({ databaseUrl })
  try {
    const clients = await startClients(gatehouse.url)
    await clients.areSteady()
    const outage = watchDatabase(databaseUrl)
    const lost = await cluster.primary()
    // Not ended: a host that is lost says nothing, and what it has acknowledged stays acknowledged.
    signalGroup(lost.program.child, 'SIGSTOP')
    signalAll(await processesOf(lost.dataDir), 'SIGSTOP')
    await delay(5_000)
    await clients.areSteady()
    const outageMs = await outage()
    return { ...(await clients.finish({ refused: kinds, longestSeconds: 20 })), outageMs }
  } finally {
    await gatehouse.end()
    await proxy.end()
    await cluster.stop()
  }
}
