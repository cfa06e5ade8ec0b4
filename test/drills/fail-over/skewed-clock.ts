import { setTimeout as delay } from 'node:timers/promises'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import type { DrillDatabase } from '../database.ts'
import { type Gatehouse, startGatehouse } from '../process.ts'

/**
 * A server whose clock is an hour ahead, and one whose clock is ten minutes behind, work beside one whose clock is right: they say so,
 * are not ready and take no work, and what they are asked for all the same has the database's time.
 */
export async function skewedClock({ url: databaseUrl }: DrillDatabase): Promise<Judgement> {
  const right = await startGatehouse({ databaseUrl })
  const ahead = await startSkewed(databaseUrl, '+1h')
  const behind = await startSkewed(databaseUrl, '-10m')
  try {
    // A load balancer would send nothing there.
    const clients = await startClients(ahead.url)
    await delay(8_000)
    const { body } = await clients.recorder.send({
      kind: 'extra',
      method: 'POST',
      path: '/organizations',
      body: { name: 'The time' },
    })
    const isRight = Math.abs(Date.parse(String(body.created_at)) - Date.now()) < 60_000
    const judgement = await clients.finish({ refused: [], longestSeconds: 10 })
    const faults = [
      ...judgement.faults,
      ...(isRight ? [] : [`what was created now has the time ${String(body.created_at)}`]),
      ...(judgement.repeated === 0 ? [] : ['a webhook came twice']),
      ...(await faultsOf(ahead)),
      ...(await faultsOf(behind)),
    ]
    return { ...judgement, faults }
  } finally {
    for (const server of [behind, ahead, right]) await server.end()
  }
}

function startSkewed(databaseUrl: string, by: string): Promise<Gatehouse> {
  return startGatehouse({
    databaseUrl,
    wrapper: ['faketime', '-m', '-f', by],
    settings: { DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
  })
}

async function faultsOf({ url, output }: Gatehouse): Promise<string[]> {
  const { status } = await fetch(`${url}/ready`)
  return [
    ...(status === 503 ? [] : [`/ready of a skewed server answered ${status}`]),
    ...(output().includes('no work is taken') ? [] : ['a skewed server did not say that it takes no work']),
  ]
}
