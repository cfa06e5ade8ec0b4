import { setTimeout as delay } from 'node:timers/promises'
import { processesOf, signalAll } from '#test/drills/fail-over/patroni.ts'
import { between, type Nemesis } from './nemesis.ts'

export const pausePrimary: Nemesis = {
  name: 'pause-primary',
  does: 'stops all processes of the primary for up to 6 s (SIGSTOP)',
  async strike({ cluster }) {
    const { dataDir } = await cluster.primary()
    const paused = await processesOf(dataDir)
    signalAll(paused, 'SIGSTOP')
    await delay(between(500, 6_000))
    signalAll(paused, 'SIGCONT')
  },
}
