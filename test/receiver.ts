import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** What a webhook receiver got, exactly as it came over the wire. */
export interface Delivered {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
  /** The value of `WorkOS-Signature`. */
  signature: string
  /** The parsed body. */
  event: { id: string; event: string; data: Record<string, unknown> }
  at: Date
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
}

/** `undefined`: no answer ever comes. */
export type Respond = (delivered: Delivered) => Answer | undefined | Promise<Answer | undefined>

export interface Receiver {
  /** `http://127.0.0.1:<port>/webhooks`; other paths arrive as well. */
  readonly url: string
  /** All that came. */
  readonly delivered: Delivered[]
  /** How many connections were opened to it. */
  readonly connections: number
  /** How it answers from now on. */
  respond: Respond
  /** Waits until at least so many came and gives them all. */
  received(count: number, timeoutMs?: number): Promise<Delivered[]>
  close(): Promise<void>
}

/** A webhook receiver on loopback that keeps what it gets. It answers 200 by default. */
export async function startReceiver(respond: Respond = () => ({ status: 200 })): Promise<Receiver> {
  const delivered: Delivered[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const one = toDelivered(request.url ?? '', request.headers, Buffer.concat(chunks))
      delivered.push(one)
      const answer = await receiver.respond(one)
      if (answer === undefined) return
      response.writeHead(answer.status, answer.headers ?? {})
      response.end(answer.body ?? '')
    })
  })
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  const receiver: Receiver = {
    get connections() {
      return connections
    },
    url: `http://127.0.0.1:${await listen(server)}/webhooks`,
    delivered,
    respond,
    async received(count, timeoutMs = 10_000) {
      const deadline = Date.now() + timeoutMs
      while (delivered.length < count) {
        if (Date.now() > deadline) {
          const names = delivered.map(({ event }) => event.event).join(', ')
          throw new Error(`${count} deliveries were expected and ${delivered.length} came: ${names}`)
        }
        await delay(5)
      }
      return [...delivered]
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return receiver
}

function toDelivered(path: string, headers: IncomingHttpHeaders, body: Buffer): Delivered {
  const event = JSON.parse(body.toString()) as Delivered['event']
  return { path, headers, body, signature: String(headers['workos-signature']), event, at: new Date() }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
