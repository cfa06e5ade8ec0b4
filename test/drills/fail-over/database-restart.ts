import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { kinds } from '../clients/calls.ts'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import { watchDatabase } from '../clients/outage.ts'
import type { DrillDatabase } from '../database.ts'
import { startGatehouse } from '../process.ts'

/** The signals of PostgreSQL's shutdowns. */
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

/**
 * PostgreSQL restarts under load: `fast`, as for a change of its settings, or `immediate`, as after a crash, so that it has to
 * recover from its log first.
 */
export const databaseRestart =
  (shutdown: keyof typeof signals) =>
  async ({ url, dataDir }: DrillDatabase): Promise<Judgement> => {
    const server = await startGatehouse({ databaseUrl: url })
    try {
      const clients = await startClients(server.url)
      await clients.areSteady()
      const outage = watchDatabase(url)
      process.kill(await postmasterOf(dataDir), signals[shutdown])
      await delay(3_000)
      await clients.areSteady()
      const outageMs = await outage()
      return { ...(await clients.finish({ refused: kinds, longestSeconds: 20 })), outageMs }
    } finally {
      await server.end()
    }
  }

async function postmasterOf(dataDir: string): Promise<number> {
  const [pid] = (await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')
  return Number(pid)
}
