import { setTimeout as delay } from 'node:timers/promises'
import { startPatroniCluster } from './patroni.ts'
import { signalGroup, startGatehouse, until } from './process.ts'
import { startDatabaseProxy } from './proxy.ts'
import { startTraffic } from './traffic.ts'

/**
 * The host of the primary falls silent: its connections stay open and are never answered again. Patroni makes the standby the
 * primary, HAProxy leads new connections there, and Gatehouse goes on by itself.
 */
export async function failOver() {
  const cluster = await startPatroniCluster()
  const proxy = await startDatabaseProxy(cluster.nodes)
  await until(
    async () => (await cluster.primary()) !== undefined,
    () => 'a primary',
  )
  await delay(3_000)
  const gatehouse = await startGatehouse({ databaseUrl: cluster.url(proxy.port) })
  try {
    const traffic = await startTraffic(gatehouse.url, 60)
    await delay(5_000)
    const lost = await cluster.primary()
    const atLoss = traffic.acknowledged()
    // Not ended: a host that is lost says nothing, and what it has acknowledged stays acknowledged.
    await stopAll(lost.port, lost.program.child)
    const began = performance.now()
    await until(
      () => traffic.acknowledged() > atLoss + 120,
      () => 'writes after the loss',
    )
    const secondsUntilWrites = Math.round((performance.now() - began) / 100) / 10
    await delay(3_000)
    const report = await traffic.finish()
    const other = Object.keys(report.failed).filter((how) => !how.startsWith('503 '))
    return { secondsUntilWrites, ...report, passed: report.faults.length === 0 && other.length === 0 }
  } finally {
    await gatehouse.end()
    await proxy.end()
    await cluster.stop()
  }
}

/** SIGSTOP to Patroni and to each process of its PostgreSQL, which are in groups of their own. */
async function stopAll(port: number, patroni: Parameters<typeof signalGroup>[0]): Promise<void> {
  const { execFile } = await import('node:child_process')
  const { promisify } = await import('node:util')
  const { stdout } = await promisify(execFile)('pgrep', ['-f', `postgres.*port=${port}`]).catch(() => ({ stdout: '' }))
  const postmaster = Number(stdout.trim().split('\n')[0])
  const children = await promisify(execFile)('pgrep', ['-P', String(postmaster)]).catch(() => ({ stdout: '' }))
  signalGroup(patroni, 'SIGSTOP')
  for (const pid of [postmaster, ...children.stdout.trim().split('\n').map(Number)])
    if (pid > 0) process.kill(pid, 'SIGSTOP')
}
