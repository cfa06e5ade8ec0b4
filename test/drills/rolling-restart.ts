import { setTimeout as delay } from 'node:timers/promises'
import { startGatehouse } from './process.ts'
import { startHttpProxy } from './proxy.ts'
import { startTraffic } from './traffic.ts'

const perSecond = 120

/** Two processes behind a proxy that tries nothing twice are replaced one after the other, twice, under load: no request fails. */
export async function rollingRestart(databaseUrl: string) {
  // The default of production.
  const settings = { GATEHOUSE_DRAIN_SECONDS: '10' }
  const servers = [await startGatehouse({ databaseUrl, settings }), await startGatehouse({ databaseUrl, settings })]
  const proxy = await startHttpProxy(servers.map(({ port }) => port))
  try {
    const traffic = await startTraffic(proxy.url, perSecond)
    await delay(2_000)
    for (let round = 0; round < 2; round++) {
      for (const [i, server] of servers.entries()) {
        server.child.kill('SIGTERM')
        const code = await server.ended
        if (code !== 0) throw new Error(`A process ended with ${code}:\n${server.output()}`)
        servers[i] = await startGatehouse({ databaseUrl, port: server.port, settings })
        await proxy.allUp()
      }
    }
    const report = await traffic.finish()
    return { ...report, restarts: 4, passed: Object.keys(report.failed).length === 0 && report.faults.length === 0 }
  } finally {
    await proxy.end()
    for (const server of servers) await server.end()
  }
}
