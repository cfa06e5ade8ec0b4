import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createOutgoingClient } from './client.ts'

const client = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
let receiver: Server
let base: string
let connections = 0
let received: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[] = []

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    received.push({ method, url, headers, body })
    const redirect = /^\/redirect\/(\d+)/.exec(url)
    if (redirect) response.writeHead(Number(redirect[1]), { location: `${base}/secret` }).end('moved')
    else if (url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(1000)))
    else response.writeHead(200, { 'x-answer': 'yes' }).end('done')
  })
  receiver.on('connection', () => {
    connections += 1
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
})

beforeEach(() => {
  connections = 0
  received = []
})

afterAll(() => new Promise((resolve) => receiver.close(resolve)))

test.each([301, 302, 303, 307, 308])('E-3: a %d is the answer; where it points is not requested', async (status) => {
  const answer = await client.request({ method: 'POST', url: `${base}/redirect/${status}`, body: '{}' })
  expect(answer.status).toBe(status)
  expect(answer.headers.location).toBe(`${base}/secret`)
  expect(answer.body.toString()).toBe('moved')
  expect(received.map(({ url }) => url)).toEqual([`/redirect/${status}`])
})

test('a POST carries the headers and the body it was given, and its length', async () => {
  const answer = await client.request({
    method: 'POST',
    url: `${base}/hook?a=b#c`,
    headers: { 'Content-Type': 'application/json', 'WorkOS-Signature': 't=1, v1=2' },
    body: '{"name":"Zoë"}',
  })
  expect(received).toMatchObject([
    {
      method: 'POST',
      url: '/hook?a=b',
      body: '{"name":"Zoë"}',
      headers: {
        host: base.slice('http://'.length),
        'content-type': 'application/json',
        'content-length': '15',
        'workos-signature': 't=1, v1=2',
        'accept-encoding': 'identity',
        connection: 'close',
        'user-agent': 'Gatehouse',
      },
    },
  ])
  expect(answer).toMatchObject({ status: 200, truncated: false, remoteAddress: '127.0.0.1' })
  expect(answer.headers['x-answer']).toBe('yes')
  expect(answer.body.toString()).toBe('done')
})

test('a POST without a body says so, a HEAD has an answer without one', async () => {
  await client.request({ method: 'POST', url: `${base}/` })
  const answer = await client.request({ method: 'HEAD', url: `${base}/` })
  expect(received.map(({ method, headers }) => [method, headers['content-length']])).toEqual([
    ['POST', '0'],
    ['HEAD', undefined],
  ])
  expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) })
})

test('a compressed answer is not unpacked, so it cannot grow past the limit', async () => {
  const answer = await client.request({ method: 'GET', url: `${base}/gzip`, maxResponseBytes: 100 })
  expect(answer.body.equals(gzipSync('a'.repeat(1000)))).toBe(true)
})

test.each([
  [{ 'x-a': 'b\r\nx-injected: c' }],
  [{ 'x-a': 'b\n\nGET / HTTP/1.1' }],
  [{ 'x-a: b\r\nx-injected': 'c' }],
  [{ 'x-a': 'Ā' }],
  [{ '': 'a' }],
  [{ 'Transfer-Encoding': 'chunked' }],
  [{ 'content-length': '0' }],
  [{ Host: 'internal.example' }],
  [{ Expect: '100-continue' }],
  [{ Upgrade: 'websocket' }],
  [{ 'X-A': '1', 'x-a': '2' }],
])('headers cannot smuggle a second request or another host: %j', async (headers: Record<string, string>) => {
  await expect(client.request({ method: 'POST', url: `${base}/`, headers, body: 'x' })).rejects.toThrow(TypeError)
  expect(connections).toBe(0)
})

test('E-2: proxy variables of the environment are not used', async () => {
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']
  const before = names.map((name) => [name, process.env[name]] as const)
  try {
    for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : 'http://127.0.0.1:9'
    expect((await client.request({ method: 'GET', url: `${base}/direct` })).status).toBe(200)
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
})

test('the duration is taken from the given clock', async () => {
  let time = 1_000
  const timed = createOutgoingClient({ allowLoopback: true, allowNetworks: [], now: () => (time += 250) })
  expect((await timed.request({ method: 'GET', url: `${base}/` })).durationMs).toBe(250)
})
