import { setTimeout as delay } from 'node:timers/promises'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import type { DrillDatabase } from '../database.ts'
import { startGatehouse } from '../process.ts'
import { startHttpProxy } from '../proxy.ts'

/**
 * One of two servers behind HAProxy is killed under load. What it was answering breaks off, the proxy finds it gone, and the other
 * server takes over its jobs and webhooks.
 */
export async function nodeLoss({ url: databaseUrl }: DrillDatabase): Promise<Judgement> {
  const lost = await startGatehouse({ databaseUrl })
  const other = await startGatehouse({ databaseUrl })
  const proxy = await startHttpProxy([lost.port, other.port], 'at another server')
  try {
    const clients = await startClients(proxy.url)
    await clients.areSteady()
    await lost.end('SIGKILL')
    // The leases of what the lost server was delivering end after ten seconds.
    await delay(12_000)
    await clients.areSteady()
    return await clients.finish({
      refused: [],
      broken: true,
      longestSeconds: 10,
    })
  } finally {
    await proxy.end()
    for (const server of [lost, other]) await server.end()
  }
}
