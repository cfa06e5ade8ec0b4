// The limit that Gatehouse is held against: the same statements on `node:http`, with routing and answers written by hand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSystem } from '../src/system.ts'
import { type BareRequest, isBare } from './benches/bench.ts'
import { benches } from './benches/index.ts'
import { onQuestion } from './kit/questions.ts'
import { systemOptions } from './kit/settings.ts'
import './probe.ts'

const routes = benches.map((bench) => bench.limit).filter(isBare)
const system = await openSystem(systemOptions(process.env))

const server = createServer((request, response) => {
  if (request.method === 'GET') return serve(request, response, '')
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => serve(request, response, Buffer.concat(chunks).toString()))
})

async function serve(message: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
  const { method = '', url = '', headers } = message
  const request: BareRequest = { method, url, headers, body }
  try {
    const route = routes.find((each) => each.matches(request))
    if (route === undefined) throw new Error(`No bench serves ${method} ${url}.`)
    const answer = await route.serve(request, system)
    const text = Buffer.isBuffer(answer.body) ? answer.body : JSON.stringify(answer.body)
    send(response, answer.status, text, answer.encoding)
  } catch (error) {
    send(response, 500, JSON.stringify({ message: String(error) }))
  }
}

function send(response: ServerResponse, status: number, text: string | Buffer, encoding?: string): void {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, encoding === undefined ? headers : { ...headers, 'content-encoding': encoding })
  response.end(text)
}

const listening = new Promise<number>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
})
onQuestion('port', () => listening)
process.on('SIGTERM', () => process.exit())
