import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { createOutgoingClient, type OutgoingRequest } from './client.ts'

const client = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
const ok = 'HTTP/1.1 200 OK\r\n'
const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A server that does to every connection what the test says, from the first byte of the request on. */
async function rawServer(onRequest: (socket: Socket) => void) {
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', () => onRequest(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sockets }
}

/** Writes for as long as the peer is there, in step with what it reads. */
function writeForever(socket: Socket, piece: string, everyMs: number) {
  const timer = setInterval(() => socket.writable && socket.write(piece), everyMs)
  socket.once('close', () => clearInterval(timer))
}

/** Fulfilled once the client has ended its only connection. */
async function closedByPeer([socket]: Socket[]) {
  if (socket && !socket.destroyed) await new Promise((resolve) => socket.once('close', resolve))
}

function get(url: string, options: Partial<OutgoingRequest> = {}) {
  return client.request({ method: 'GET', url, timeoutMs: 250, ...options })
}

test('E-3: a server that never answers ends in a timeout', async () => {
  const { url } = await rawServer(() => {})
  await expect(get(url)).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: after a timeout the connection is given up', async () => {
  const { url, sockets } = await rawServer(() => {})
  await expect(get(url)).rejects.toMatchObject({ reason: 'timeout' })
  await closedByPeer(sockets)
})

test('a request that is given up ends its connection, long before its time, and so does one that is given up beforehand', async () => {
  const stop = new AbortController()
  const { url, sockets } = await rawServer(() => stop.abort())
  const { signal } = stop
  await expect(get(url, { signal, timeoutMs: 600_000 })).rejects.toMatchObject({ reason: 'timeout' })
  await closedByPeer(sockets)
  await expect(get(url, { signal, timeoutMs: 600_000 })).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: headers that trickle in do not extend the time', async () => {
  const { url } = await rawServer((socket) => {
    socket.write(ok)
    writeForever(socket, 'x-a: b\r\n', 10)
  })
  await expect(get(url)).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: a body that trickles in does not extend the time', async () => {
  const { url } = await rawServer((socket) => {
    socket.write(`${ok}content-length: 60000\r\n\r\n`)
    writeForever(socket, 'x', 10)
  })
  await expect(get(url)).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: endless informational answers do not extend the time', async () => {
  const { url } = await rawServer((socket) => writeForever(socket, 'HTTP/1.1 102 Processing\r\n\r\n', 10))
  await expect(get(url)).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: a request body that is never read ends in a timeout', async () => {
  const { url } = await rawServer((socket) => socket.pause())
  const body = Buffer.alloc(16 * 1024 * 1024)
  await expect(get(url, { method: 'POST', body })).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: the time covers DNS, and no connection is opened after it', async () => {
  const { url, sockets } = await rawServer(() => {})
  let answer = () => {}
  const slow = createOutgoingClient({
    allowLoopback: true,
    allowNetworks: [],
    resolve: () => new Promise((resolve) => (answer = () => resolve([{ address: '127.0.0.1', family: 4 }]))),
  })
  await expect(
    slow.request({ method: 'GET', url: url.replace('127.0.0.1', 'hook.example'), timeoutMs: 50 }),
  ).rejects.toMatchObject({ reason: 'timeout', stage: 'dns' })
  answer()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(sockets).toHaveLength(0)
})

test('E-3: the time covers the TLS handshake', async () => {
  const { url } = await rawServer(() => {})
  await expect(get(url.replace('http:', 'https:'))).rejects.toMatchObject({ reason: 'timeout' })
})

test('E-3: a connection that is not accepted ends in a timeout of its own', async () => {
  // A thread that listens and then blocks; once its queue is full, the kernel leaves further connections unanswered.
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const server = require('node:net').createServer()
     server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port)
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
     })`,
    { eval: true },
  )
  cleanUps.push(() => worker.terminate())
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const fillers = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => {}))
  cleanUps.push(() => fillers.map((socket) => socket.destroy()))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const impatient = createOutgoingClient({ allowLoopback: true, allowNetworks: [], connectTimeoutMs: 150 })
  await expect(
    impatient.request({ method: 'GET', url: `http://127.0.0.1:${port}/`, timeoutMs: 60_000 }),
  ).rejects.toMatchObject({ reason: 'timeout', stage: 'connection' })
})

test('E-3: an endless body is refused at the limit, and the connection is given up', async () => {
  const { url, sockets } = await rawServer((socket) => {
    socket.write(`${ok}\r\n`)
    writeForever(socket, 'x'.repeat(10_000), 1)
  })
  await expect(get(url, { timeoutMs: 20_000 })).rejects.toMatchObject({ reason: 'too_large' })
  await closedByPeer(sockets)
})

test('E-3: an endless body is cut at 64 KiB where the caller wants an excerpt, and the connection is given up', async () => {
  const { url, sockets } = await rawServer((socket) => {
    socket.write(`${ok}transfer-encoding: chunked\r\n\r\n`)
    writeForever(socket, `2710\r\n${'x'.repeat(10_000)}\r\n`, 1)
  })
  const answer = await get(url, { timeoutMs: 20_000, truncate: true })
  expect(answer).toMatchObject({ status: 200, truncated: true })
  expect(answer.body.toString()).toBe('x'.repeat(65_536))
  await closedByPeer(sockets)
})

test('a body of exactly the limit is whole', async () => {
  const { url } = await rawServer((socket) => socket.end(`${ok}content-length: 10\r\n\r\n0123456789`))
  const answer = await get(url, { maxResponseBytes: 10 })
  expect(answer.body.toString()).toBe('0123456789')
  expect(answer.truncated).toBe(false)
  await expect(get(url, { maxResponseBytes: 9 })).rejects.toMatchObject({ reason: 'too_large' })
})

test('E-3: huge headers are refused', async () => {
  const { url } = await rawServer((socket) => socket.write(`${ok}x-huge: ${'x'.repeat(100_000)}\r\n\r\n`))
  await expect(get(url, { timeoutMs: 20_000 })).rejects.toMatchObject({ reason: 'too_large' })
})

test('E-3: headers without end are refused', async () => {
  const { url } = await rawServer((socket) => {
    socket.write(ok)
    writeForever(socket, 'x-a: b\r\n'.repeat(500), 1)
  })
  await expect(get(url, { timeoutMs: 20_000 })).rejects.toMatchObject({ reason: 'too_large' })
})

test.each([
  ['closes without an answer', (socket: Socket) => socket.end()],
  ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ['breaks off in the body', (socket: Socket) => socket.end(`${ok}content-length: 100\r\n\r\nabc`)],
  ['speaks no HTTP', (socket: Socket) => socket.end('220 mail.example ESMTP\r\n')],
  [
    'switches protocols',
    (socket: Socket) => socket.write('HTTP/1.1 101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  ],
  [
    'sends both a length and chunks',
    (socket: Socket) => socket.end(`${ok}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`),
  ],
])('a server that %s is a failed connection', async (_what, act) => {
  const { url } = await rawServer((socket) => void act(socket))
  await expect(get(url, { timeoutMs: 20_000 })).rejects.toMatchObject({ reason: 'connection_failed', stage: 'http' })
})

test('a port where no one listens is a failed connection, and the message names neither address nor error', async () => {
  const { url } = await rawServer(() => {})
  await cleanUps.pop()?.()
  const failure = await get(url, { timeoutMs: 20_000 }).catch((error: Error) => error)
  expect(failure).toMatchObject({ reason: 'connection_failed', stage: 'connection', cause: { code: 'ECONNREFUSED' } })
  expect((failure as Error).message).not.toMatch(/127|ECONN/)
})

test('E-3: a slow receiver delays no other', async () => {
  const slow = await rawServer(() => {})
  const fast = await rawServer((socket) => socket.end(`${ok}content-length: 0\r\n\r\n`))
  const waiting = Promise.allSettled(Array.from({ length: 50 }, () => get(slow.url, { timeoutMs: 2_000 })))
  const order: string[] = []
  await Promise.all([
    waiting.then(() => order.push('slow')),
    get(fast.url, { timeoutMs: 20_000 }).then(() => order.push('fast')),
  ])
  expect(order).toEqual(['fast', 'slow'])
})
