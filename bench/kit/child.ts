import { type ChildProcess, fork } from 'node:child_process'
import { defined } from '#platform/defined.ts'
import type { Question, Reply } from './questions.ts'

/** A process of the run: a contender or the load generator. */
export interface Child {
  ask<T>(name: string, data?: unknown): Promise<T>
  /** The end of what it wrote: Gatehouse's log says why a request failed. */
  output(): string
  /** Ends it as an operator would, by SIGTERM. */
  stop(): Promise<void>
}

export interface Program {
  module: string
  execArgv: string[]
}

export function startChild(name: string, program: Program, env: Record<string, string>): Child {
  const child = fork(program.module, [], {
    execArgv: program.execArgv,
    // Variables of the caller, such as NODE_ENV of a test runner, must not affect what is measured.
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output = keepTail(child)
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let asked = 0
  let ended: string | undefined

  child.on('message', ({ number, answer, error }: Reply) => {
    const question = waiting.get(number)
    waiting.delete(number)
    if (error === undefined) question?.resolve(answer)
    else question?.reject(new Error(`${name}: ${error}`))
  })
  const exited = new Promise<void>((resolve) => {
    child.on('exit', (code, signal) => {
      ended = `${name} ended (${signal ?? code}).\n${output()}`
      for (const { reject } of waiting.values()) reject(new Error(ended))
      waiting.clear()
      resolve()
    })
  })

  return {
    output,
    ask: <T>(question: string, data?: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (ended !== undefined) return reject(new Error(ended))
        const number = asked++
        waiting.set(number, { resolve: resolve as (answer: unknown) => void, reject })
        child.send({ number, name: question, data } satisfies Question)
      }),
    async stop() {
      if (ended === undefined) child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(impatient)
    },
  }
}

function inherited(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR } = process.env
  return { PATH, HOME, ...defined({ TMPDIR }) }
}

function keepTail(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-4_000)
    })
  }
  return () => text
}
