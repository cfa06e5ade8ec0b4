import { setTimeout as delay } from 'node:timers/promises'
import { startGatehouse } from './process.ts'
import { startTraffic } from './traffic.ts'

/**
 * A process whose clock is an hour ahead works beside one whose clock is right: it says so, is not ready and takes no work, and
 * every webhook comes once. Its clock alone would end the leases of the other.
 */
export async function skewedClock(databaseUrl: string) {
  const right = await startGatehouse({ databaseUrl })
  const skewed = await startGatehouse({
    databaseUrl,
    wrapper: ['faketime', '-m', '-f', '+1h'],
    settings: { DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
  })
  try {
    const ready = await fetch(`${skewed.url}/ready`)
    const why = ((await ready.json()) as { message?: string }).message
    // Through the skewed one: what it writes is of the same time as what the other writes.
    const traffic = await startTraffic(skewed.url, 40)
    await delay(8_000)
    const report = await traffic.finish()
    const saysSo = skewed.output().includes('no work is taken')
    const passed = ready.status === 503 && saysSo && report.repeated === 0 && report.faults.length === 0
    return { ready: ready.status, why, saysSo, ...report, passed }
  } finally {
    await skewed.end()
    await right.end()
  }
}
