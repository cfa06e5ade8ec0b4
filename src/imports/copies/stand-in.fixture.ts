import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Imported, startImports } from '../import.fixture.ts'

export interface Call {
  method: string
  path: string
  query: URLSearchParams
  authorization: string | undefined
  body: unknown
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: unknown
}

/** A server that answers as an API of another product, with what it was asked. A list is an answer with status 200. */
export async function startStandIn(answerTo: (call: Call, own: string) => Answer | Buffer | undefined) {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stand-in')
    const text = Buffer.concat(chunks).toString()
    const call = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      authorization: request.headers.authorization,
      body: text === '' ? undefined : JSON.parse(text),
    }
    calls.push(call)
    const answer = answerTo(call, url)
    if (Buffer.isBuffer(answer)) return response.writeHead(200).end(answer)
    const { status = 200, headers = {}, body = {} } = answer ?? { status: 404 }
    return response.writeHead(status, headers).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => void server.close())
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return { url, calls }
}

/** An environment that a product's API is imported into, with a folder of its own for the copy. */
export async function startCopy(source: string, answerTo: Parameters<typeof startStandIn>[0]) {
  const target = await startImports()
  const api = await startStandIn(answerTo)
  const folder = join(target.file('folder', ''), '..', 'copy')
  const move = (...words: string[]): Promise<Imported> =>
    target.run(source, '--url', api.url, '--api-key', 'key-1', '--folder', folder, ...words)
  return { ...target, api, move }
}

/** A page by offset. */
export function offsetPage<Row>(rows: readonly Row[], query: URLSearchParams): Row[] {
  const offset = Number(query.get('offset'))
  return rows.slice(offset, offset + Number(query.get('limit')))
}
