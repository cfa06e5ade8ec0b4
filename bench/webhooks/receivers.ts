// Webhook receivers, in a process of their own: what they take must not count as the server's.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onQuestion } from '../kit/questions.ts'
import '../probe.ts'

export interface ListenRequest {
  count: number
  /** Takes requests and never answers. */
  isDead?: boolean
}

export interface Listening {
  /** Tells the receiver from others. */
  place: number
  url: string
}

/** Of each receiver, by its place. */
export interface Received {
  counts: number[]
  /** When the latest came, in milliseconds since 1970. */
  lastAt: number[]
}

const counts: number[] = []
const lastAt: number[] = []
/** When each event came first, by its id. Kept only while it is asked for. */
let arrivals: Map<string, number> | undefined

onQuestion('listen', ({ count, isDead = false }: ListenRequest) =>
  Promise.all(Array.from({ length: count }, () => listen(isDead))),
)
onQuestion('received', (): Received => ({ counts, lastAt }))
onQuestion('keep arrivals', () => {
  arrivals = new Map()
})
onQuestion('arrivals', (): [string, number][] => [...(arrivals ?? [])])

function listen(isDead: boolean): Promise<Listening> {
  const place = counts.push(0) - 1
  lastAt.push(0)
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const now = performance.timeOrigin + performance.now()
      counts[place] = (counts[place] ?? 0) + 1
      lastAt[place] = now
      if (arrivals !== undefined) {
        const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: string }
        if (!arrivals.has(id)) arrivals.set(id, now)
      }
      if (!isDead) response.writeHead(200, { 'content-length': 0 }).end()
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ place, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` })
    })
  })
}

process.on('SIGTERM', () => process.exit())
