import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy in front of a server that answers a question again, for a while, as it was answered first. */
export interface StaleCache {
  readonly url: string
  close(): Promise<void>
}

/** What only asks, though it is a POST. */
const questions = /\/(validations|validate|check)$/

export async function startStaleCache(target: string, staleMs: number): Promise<StaleCache> {
  const kept = new Map<string, { status: number; type: string; text: string; until: number }>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const { method = 'GET', url = '', headers } = request
    const key = [method, url, headers.authorization, body].join(' ')
    let answer = kept.get(key)
    if (answer === undefined || answer.until < performance.now()) {
      const passed = ['authorization', 'content-type', 'idempotency-key'].flatMap((name) => {
        const value = headers[name]
        return typeof value === 'string' ? [[name, value] as [string, string]] : []
      })
      const real = await fetch(target + url, { method, headers: passed, ...(body === '' ? {} : { body }) })
      const type = real.headers.get('content-type') ?? ''
      answer = { status: real.status, type, text: await real.text(), until: performance.now() + staleMs }
      if (method === 'GET' || questions.test(url)) kept.set(key, answer)
    }
    response.writeHead(answer.status, answer.type === '' ? {} : { 'content-type': answer.type }).end(answer.text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
