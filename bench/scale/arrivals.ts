import type { BenchCase, Traffic } from '../benches/bench.ts'
import { Connection } from '../kit/connection.ts'
import { isSuccess } from '../kit/load-types.ts'
import { summarize } from '../kit/statistics.ts'
import type { World } from '../kit/world.ts'

export interface Arriving {
  what: string
  benchCase: BenchCase
  perSecond: number
}

export interface ArrivalsOptions {
  port: number
  seconds: number
  /** How many requests are on their way at once at most. */
  connections: number
  toText(request: NonNullable<ReturnType<Traffic['next']>>): string
}

export interface Arrived {
  what: string
  requests: number
  /** Milliseconds from when the request was due, so that waiting for a connection counts. Null if none was due. */
  p50: number | null
  p99: number | null
}

interface Due {
  at: number
  call: number
}

/**
 * Sends requests when they are due, regardless of how fast earlier ones are answered: arrivals of many independent users are
 * a Poisson process. Every answer has to be a success.
 */
export async function sendAsDue(
  world: World,
  calls: readonly Arriving[],
  { port, seconds, connections: count, toText }: ArrivalsOptions,
): Promise<Arrived[]> {
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const connections = await Promise.all(Array.from({ length: count }, () => Connection.open(port, fail)))
  // A connection asks for its own share of users, and so for none that another one has on its way.
  const traffic = connections.map((_, connection) =>
    calls.map(({ benchCase }) => benchCase.connect(world, { connection, connections: count })),
  )
  const free = connections.map((_, i) => i)
  const due = plan(calls, seconds)
  const waiting: Due[] = []
  const times: number[][] = calls.map(() => [])
  const started = performance.now()

  const finished = new Promise<void>((resolve) => {
    let [next, open] = [0, due.length]
    if (open === 0) resolve()
    const timer = setInterval(() => {
      const now = performance.now() - started
      for (let each = due[next]; each !== undefined && each.at <= now; each = due[++next]) waiting.push(each)
      if (next === due.length) clearInterval(timer)
      send()
    }, 1)
    const send = () => {
      while (free.length > 0) {
        const each = waiting.shift()
        if (each === undefined) return
        const place = free.pop() as number
        const own = traffic[place]?.[each.call]
        const request = own?.next()
        if (request === undefined) return fail(new Error(`Nothing is left to ask for "${calls[each.call]?.what}".`))
        connections[place]?.exchange(toText(request), (status, body) => {
          if (!isSuccess(status)) return fail(new Error(`${request.path} was answered ${status}: ${body}`))
          times[each.call]?.push(performance.now() - started - each.at)
          own?.answered?.(body)
          free.push(place)
          open -= 1
          if (open === 0) resolve()
          send()
        })
      }
    }
  })
  try {
    await Promise.race([finished, failed])
    return calls.map(({ what }, i) => {
      const { requests, p50, p99 } = summarize(times[i] ?? [], seconds * 1_000)
      return requests === 0 ? { what, requests, p50: null, p99: null } : { what, requests, p50, p99 }
    })
  } finally {
    for (const connection of connections) connection.close()
  }
}

/** Of every call, the times at which it is due, in milliseconds from the beginning; all in one order. */
function plan(calls: readonly Arriving[], seconds: number): Due[] {
  const due: Due[] = []
  for (const [call, { perSecond }] of calls.entries()) {
    for (let at = pause(perSecond); at < seconds * 1_000; at += pause(perSecond)) due.push({ at, call })
  }
  return due.sort((a, b) => a.at - b.at)
}

const pause = (perSecond: number) => (-Math.log(1 - Math.random()) / perSecond) * 1_000
