import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The real server on a port of its own, which can be killed and started again. */
export interface ServerProcess {
  readonly port: number
  readonly apiKey: string
  /** Resolves when it is ready to serve. */
  start(): Promise<void>
  /** SIGKILL: it gets no chance to do anything. Resolves when it is gone. */
  kill(): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @param settings in addition to those of all */
export async function createServerProcess(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort()
  const apiKey = 'sk_test_of_the_crash_test'
  let child: ChildProcess | undefined
  let output = ''

  async function untilReady(started: ChildProcess): Promise<void> {
    for (let tries = 0; tries < 1_200; tries++) {
      if (started.exitCode !== null) throw new Error(`The server ended with ${started.exitCode}:\n${output}`)
      const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
      await answer?.arrayBuffer()
      if (answer?.ok) return
      await delay(25)
    }
    throw new Error(`The server was not ready in time:\n${output}`)
  }

  return {
    port,
    apiKey,
    async start() {
      output = ''
      const started = spawn(process.execPath, ['dist/main.js'], {
        cwd: root,
        env: {
          PATH: process.env.PATH ?? '',
          HOME: process.env.HOME ?? '',
          DATABASE_URL: databaseUrl,
          PORT: String(port),
          GATEHOUSE_API_KEY: apiKey,
          GATEHOUSE_SECRET_KEY: 'a master key for the crash test that is long enough',
          GATEHOUSE_RATE_LIMITS: 'off',
          LOG_LEVEL: 'warn',
          ...settings,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output = (output + chunk.toString()).slice(-4_000)
        })
      }
      child = started
      await untilReady(started)
    },
    async kill() {
      const dying = child
      child = undefined
      if (dying === undefined || dying.exitCode !== null) return
      const gone = new Promise((resolve) => dying.once('exit', resolve))
      dying.kill('SIGKILL')
      await gone
    },
  }
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
