import type { ApiRequest } from '../benches/bench.ts'
import { Connection } from '../kit/connection.ts'
import { isSuccess } from '../kit/load-types.ts'
import { summarize } from '../kit/statistics.ts'
import type { Load } from './peer.ts'

/**
 * Sends requests over keep-alive connections, one at a time on each, until one of the bounds is met.
 *
 * @throws Error for an answer that is no success
 */
export function requests(next: () => ApiRequest): Load {
  return async ({ port }, size) => {
    let fail: (error: Error) => void = () => undefined
    const failed = new Promise<never>((_resolve, reject) => {
      fail = reject
    })
    const connections = await Promise.all(Array.from({ length: size.clients }, () => Connection.open(port, fail)))
    const times: number[] = []
    const started = performance.now()
    const deadline = started + size.seconds * 1_000
    const loops = connections.map(
      (connection) =>
        new Promise<void>((resolve) => {
          const turn = () => {
            const begun = performance.now()
            if (begun >= deadline || times.length >= size.requests) return resolve()
            const request = next()
            connection.exchange(textOf(request), (status, body) => {
              times.push(performance.now() - begun)
              if (!isSuccess(status))
                return fail(new Error(`${request.method} ${request.path} was answered ${status}: ${body}`))
              turn()
            })
          }
          turn()
        }),
    )
    try {
      await Promise.race([Promise.all(loops), failed])
      return summarize(times, performance.now() - started)
    } finally {
      for (const connection of connections) connection.close()
    }
  }
}

function textOf({ method, path, headers = {}, body }: ApiRequest): string {
  const all = {
    host: 'localhost',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body ?? ''}`
}
