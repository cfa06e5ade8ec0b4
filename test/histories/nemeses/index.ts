import { setTimeout as delay } from 'node:timers/promises'
import { failOver } from './fail-over.ts'
import { anyServer, between, type Nemesis } from './nemesis.ts'
import { pausePrimary } from './pause-primary.ts'

const pauseServer: Nemesis = {
  name: 'pause-server',
  does: 'stops a server for up to 6 s (SIGSTOP)',
  async strike(installation) {
    const server = anyServer(installation)
    server.signal('SIGSTOP')
    await delay(between(500, 6_000))
    server.signal('SIGCONT')
  },
}

const killServer: Nemesis = {
  name: 'kill-server',
  does: 'kills a server (SIGKILL) and starts it again',
  async strike(installation) {
    const server = anyServer(installation)
    await server.kill()
    await delay(between(200, 2_000))
    await server.start()
  },
}

const skewClock: Nemesis = {
  name: 'skew-clock',
  does: 'starts a server with a clock an hour ahead or ten minutes behind, for 10 s',
  async strike(installation) {
    const server = anyServer(installation)
    await server.kill()
    await server.start(Math.random() < 0.5 ? '+1h' : '-10m')
    await delay(10_000)
    await server.kill()
    await server.start()
  },
}

const cutNetwork: Nemesis = {
  name: 'cut-network',
  does: 'ends the connections between a server and its database, and refuses others for up to 4 s',
  async strike(installation) {
    const { network } = anyServer(installation)
    network.answerNew('refuse')
    network.cut()
    await delay(between(500, 4_000))
    network.answerNew('pass')
  },
}

const silenceNetwork: Nemesis = {
  name: 'silence-network',
  does: 'lets nothing pass between a server and its database, and no end either, for up to 6 s',
  async strike(installation) {
    const { network } = anyServer(installation)
    network.answerNew('silence')
    network.silenceExisting()
    await delay(between(1_000, 6_000))
    network.answerNew('pass')
  },
}

const restartPooler: Nemesis = {
  name: 'restart-pooler',
  does: 'kills PgBouncer and starts it again',
  async strike({ pooler }) {
    await pooler.kill()
    await delay(between(200, 2_000))
    await pooler.start()
  },
}

export const nemeses: readonly Nemesis[] = [
  pauseServer,
  killServer,
  skewClock,
  cutNetwork,
  silenceNetwork,
  restartPooler,
  pausePrimary,
  failOver,
]
