import { setTimeout as delay } from 'node:timers/promises'
import { kinds } from '../clients/calls.ts'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import { watchDatabase } from '../clients/outage.ts'
import type { DrillDatabase } from '../database.ts'
import { startPgbouncer } from '../pgbouncer.ts'
import { startGatehouse } from '../process.ts'

/** PgBouncer is killed under load, and started again two seconds later. */
export async function poolerRestart({ url: directUrl }: DrillDatabase): Promise<Judgement> {
  let pooler = await startPgbouncer(directUrl)
  const { port, url: databaseUrl } = pooler
  const server = await startGatehouse({ databaseUrl, settings: { DATABASE_DIRECT_URL: directUrl } })
  try {
    const clients = await startClients(server.url)
    await clients.areSteady()
    const outage = watchDatabase(databaseUrl)
    await pooler.end()
    await delay(2_000)
    pooler = await startPgbouncer(directUrl, {}, port)
    await delay(3_000)
    await clients.areSteady()
    const outageMs = await outage()
    return { ...(await clients.finish({ refused: kinds, longestSeconds: 20 })), outageMs }
  } finally {
    await server.end()
    await pooler.end()
  }
}
