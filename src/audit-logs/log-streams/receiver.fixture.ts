import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface LogRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface LogAnswer {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface LogReceiver {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** All that came, whatever was answered. */
  readonly requests: LogRequest[]
  /** How it answers from now on; `undefined`: never. 200 unless set. */
  respond: (request: LogRequest) => LogAnswer | undefined | Promise<LogAnswer | undefined>
  received(count: number): Promise<LogRequest[]>
  /** No one listens any more, until `open`. */
  close(): Promise<void>
  open(): Promise<void>
}

/** A place on loopback that takes logs and keeps what came over the wire. */
export async function startLogReceiver(): Promise<LogReceiver> {
  const requests: LogRequest[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk)
    } catch {
      return
    }
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: Buffer.concat(chunks) }
    requests.push(request)
    const answer = await receiver.respond(request)
    if (answer !== undefined) response.writeHead(answer.status, answer.headers).end(answer.body ?? '')
  })
  let port = 0
  const open = () =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port
        resolve()
      })
    })
  await open()
  const receiver: LogReceiver = {
    url: `http://127.0.0.1:${port}`,
    requests,
    respond: () => ({ status: 200 }),
    async received(count) {
      const deadline = Date.now() + 20_000
      while (requests.length < count) {
        if (Date.now() > deadline) throw new Error(`${count} requests were expected and ${requests.length} came.`)
        await delay(5)
      }
      return [...requests]
    },
    open,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return receiver
}

/** Reads until it is so, half a minute at most, and gives what was read last. */
export async function until<T>(read: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const value = await read()
    if (isSo(value)) return value
    if (Date.now() > deadline) throw new Error(`It never came to be so: ${JSON.stringify(value)}`)
    await delay(25)
  }
}
