import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A program of a drill. */
export interface Program {
  readonly child: ChildProcess
  /** What it wrote last. */
  output(): string
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
  /** Ends it, and what it has started, in whatever way. Harmless when it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>
}

/** In a group of its own, so that it goes with all that it starts. */
export function startProgram(command: string, args: string[], env: Record<string, string> = {}, cwd = root): Program {
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000)
    })
  const ended = new Promise<number | null>((resolve) => {
    // Not 'close': what a program has left behind may hold its output open.
    child.on('exit', resolve)
    child.on('error', (error) => {
      output += error.message
      resolve(null)
    })
  })
  return {
    child,
    output: () => output,
    ended,
    async end(signal = 'SIGKILL') {
      signalGroup(child, signal)
      await ended
    },
  }
}

/** To a program and all that it has started. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // Gone already.
  }
}

export interface Gatehouse extends Program {
  readonly url: string
  readonly port: number
}

export const apiKey = 'sk_test_of_a_drill'
export const secretKey = 'vQ3mB8rT1xWk6ZpN4sYd9LhJ7cGf2uEa0RiOqXyV5wM='

export interface GatehouseOptions {
  databaseUrl: string
  port?: number
  /** Another build than this one. */
  folder?: string
  /** Put in front of the command, such as `faketime`. */
  wrapper?: string[]
  settings?: Record<string, string>
}

/** The real server with this process's build or another. Resolves when it is ready. */
export async function startGatehouse(options: GatehouseOptions): Promise<Gatehouse> {
  const { databaseUrl, port = await freePort(), folder = root, wrapper = [], settings = {} } = options
  const [command = '', ...args] = [...wrapper, process.execPath, 'dist/main.js']
  const program = startProgram(
    command,
    args,
    {
      DATABASE_URL: databaseUrl,
      NODE_ENV: 'development',
      PORT: String(port),
      GATEHOUSE_API_KEY: apiKey,
      GATEHOUSE_SECRET_KEY: secretKey,
      GATEHOUSE_RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    folder,
  )
  const url = `http://127.0.0.1:${port}`
  await until(
    async () => {
      if (program.child.exitCode !== null) throw new Error(`The server ended:\n${program.output()}`)
      return program.output().includes('is ready after')
    },
    () => `the server to be ready:\n${program.output()}`,
  )
  return { ...program, url, port }
}

/** @throws when it takes longer than two minutes. */
export async function until(holds: () => Promise<boolean> | boolean, what: () => string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    if (await holds()) return
    await delay(100)
  }
  throw new Error(`Waited in vain for ${what()}`)
}

export async function isOk(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => undefined)
  await answer?.arrayBuffer()
  return answer?.ok === true
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
