import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import type { DrillDatabase } from '../database.ts'
import { startGatehouse } from '../process.ts'
import { startHttpProxy } from '../proxy.ts'

/** Two servers behind a proxy that tries nothing twice are replaced one after the other under load: no request fails. */
export async function drain({ url: databaseUrl }: DrillDatabase): Promise<Judgement> {
  // The default of production.
  const settings = { GATEHOUSE_DRAIN_SECONDS: '10' }
  const servers = [await startGatehouse({ databaseUrl, settings }), await startGatehouse({ databaseUrl, settings })]
  const proxy = await startHttpProxy(servers.map(({ port }) => port))
  try {
    const clients = await startClients(proxy.url)
    await clients.areSteady()
    for (const [i, server] of servers.entries()) {
      server.child.kill('SIGTERM')
      const code = await server.ended
      if (code !== 0) throw new Error(`A server ended with ${code}:\n${server.output()}`)
      servers[i] = await startGatehouse({ databaseUrl, port: server.port, settings })
      await proxy.allUp()
    }
    await clients.areSteady()
    return await clients.finish({ refused: [], longestSeconds: 10 })
  } finally {
    await proxy.end()
    for (const server of servers) await server.end()
  }
}
