import type { Bench } from '../benches/bench.ts'
import type { Child } from './child.ts'
import type { Answer, LoadResult, LoadSize } from './load-types.ts'
import type { Processes } from './processes.ts'

/** One side of a comparison. */
export interface Contender {
  name: string
  child: Child
  run(label: string, size: LoadSize, world?: number): Promise<LoadResult>
}

/** A contender that is a server. */
export interface Server extends Contender {
  /** A few requests, one after another, for their answers. */
  try(label: string, requests: number): Promise<Answer[]>
}

export function gatehouseOf({ gatehouse, load }: Processes, bench: Bench): Server {
  return server('Gatehouse', gatehouse, load, bench)
}

/** The server that is the limit, for a bench that has one. */
export function limitServerOf(processes: Processes, bench: Bench): Server | undefined {
  if (bench.limit === 'argon2') return undefined
  if (bench.limit === 'oidc-provider') return server('oidc-provider', processes.oidcProvider, processes.load, bench)
  return server('The bare server', processes.bareServer, processes.load, bench)
}

export function limitOf(processes: Processes, bench: Bench): Contender {
  const found = limitServerOf(processes, bench)
  if (found !== undefined) return found
  const child = processes.argon2()
  return { name: 'argon2', child, run: (_label, size) => child.ask('run', size) }
}

function server(name: string, { child, port }: { child: Child; port: number }, load: Child, bench: Bench): Server {
  const explain = (error: Error) => {
    throw new Error(`${name} failed under load: ${error.message}\n${child.output()}`)
  }
  return {
    name,
    child,
    run: (label, size, world = 0) =>
      load.ask<LoadResult>('run', { ...size, port, bench: bench.name, label, world }).catch(explain),
    try: (label, requests) =>
      load.ask<Answer[]>('try', { requests, port, bench: bench.name, label, world: 0 }).catch(explain),
  }
}
