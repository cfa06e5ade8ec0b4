// The limit of sign-ins by OpenID Connect: the same statements and the same token on `node:http`, and nothing else.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSystem } from '../../../src/system.ts'
import { onQuestion } from '../../kit/questions.ts'
import { systemOptions } from '../../kit/settings.ts'
import '../../probe.ts'
import { bareSignIns } from './bare-sign-ins.ts'

const system = await openSystem(systemOptions(process.env))
const routes = bareSignIns(system)

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => serve(request, response, Buffer.concat(chunks).toString()))
})

async function serve(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
  const [path = '', query] = (request.url ?? '').split('?')
  const parameters = new URLSearchParams(body === '' ? query : body)
  const cookie = request.headers.cookie?.split('=')[1] ?? ''
  try {
    const { status, headers, text } = await routeOf(path)(parameters, cookie, path)
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text)
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
}

function routeOf(path: string): (typeof routes)['begin'] {
  if (path === '/sso/authorize') return routes.begin
  if (path === '/sso/continue') return routes.goOn
  return path === '/sso/token' ? routes.exchange : routes.receive
}

const listening = new Promise<number>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
})
onQuestion('port', () => listening)
process.on('SIGTERM', () => process.exit())
