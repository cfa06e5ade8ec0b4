import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createOutgoingClient, type OutgoingRequest } from './client.ts'

const done = 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndone'
const cleanUps: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A request that arrived: over which connection, and which request of it. */
interface Arrival {
  socket: Socket
  connection: number
  nth: number
  text: string
}

/** A receiver on all addresses of loopback that answers each request as the test says. */
async function receiver(answer: (arrival: Arrival) => unknown = ({ socket }) => socket.write(done)) {
  const arrivals: Arrival[] = []
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    const connection = sockets.push(socket)
    let nth = 0
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      nth += 1
      const arrival = { socket, connection, nth, text: bytes.toString() }
      arrivals.push(arrival)
      answer(arrival)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port, sockets, over: () => arrivals.map(({ connection }) => connection), arrivals }
}

/** Sends what a webhook sends, or what the test says; the name resolves to one answer after the other. */
function sender(port: number, answers: string[][] = []) {
  let asked = 0
  const client = createOutgoingClient({
    allowLoopback: true,
    allowNetworks: [],
    resolve: async () => (answers[asked++] ?? ['127.0.0.1']).map((address) => ({ address, family: 4 })),
  })
  return (options: Partial<OutgoingRequest> = {}) =>
    client.request({ method: 'POST', url: `http://hook.example:${port}/`, isRepeatable: true, ...options })
}

/** Fulfilled once the peer's end of a connection is known to the process. */
async function closed(socket: Socket | undefined) {
  if (socket && !socket.destroyed) await new Promise((resolve) => socket.once('close', resolve))
}

test('requests to one receiver that may be repeated share a connection', async () => {
  const { port, over } = await receiver()
  const send = sender(port)
  for (let count = 0; count < 20; count += 1) {
    expect((await send({ body: '{}' })).body.toString()).toBe('done')
  }
  await send({ method: 'GET' })
  expect(over()).toEqual(Array.from({ length: 21 }, () => 1))
})

test('requests at the same time have a connection each, so that none waits for the answer of another', async () => {
  const waiting: Socket[] = []
  const { port, over } = await receiver(({ socket }) => {
    waiting.push(socket)
    if (waiting.length === 3) for (const each of waiting) each.write(done)
  })
  const send = sender(port)
  await Promise.all([send(), send(), send()])
  expect(over().sort()).toEqual([1, 2, 3])
})

test('a POST that may not be repeated has a connection of its own, which is closed after it', async () => {
  const { port, sockets, over, arrivals } = await receiver()
  const send = sender(port)
  await send()
  await send({ isRepeatable: false })
  await closed(sockets[1])
  await send()
  expect(over()).toEqual([1, 2, 1])
  expect(arrivals[1]?.text).toContain('connection: close\r\n')
})

test('E-2: a kept connection is not used when its name resolves to other addresses', async () => {
  const { port, over } = await receiver()
  const send = sender(port, [['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1', '127.0.0.2'], ['127.0.0.2', '127.0.0.1']])
  expect((await send()).remoteAddress).toBe('127.0.0.1')
  expect((await send()).remoteAddress).toBe('127.0.0.2')
  await send()
  await send()
  expect(over()).toEqual([1, 2, 3, 3])
})

test('E-2: a kept connection does not serve a name that now resolves to a forbidden address', async () => {
  const { port, over } = await receiver()
  const send = sender(port, [['127.0.0.1'], ['127.0.0.1', '10.0.0.1']])
  await send()
  await expect(send()).rejects.toMatchObject({ reason: 'forbidden_address' })
  expect(over()).toEqual([1])
})

test('E-2: a kept connection serves no other name, even at the same address', async () => {
  const { port, over } = await receiver()
  const send = sender(port)
  await send()
  await send({ url: `http://other.example:${port}/` })
  await send({ url: `http://127.0.0.1:${port}/` })
  expect(over()).toEqual([1, 2, 3])
})

test('a connection that the receiver closed meanwhile is replaced', async () => {
  const { port, sockets, over } = await receiver()
  const send = sender(port)
  await send()
  sockets[0]?.end()
  await closed(sockets[0])
  await send()
  expect(over()).toEqual([1, 2])
})

test('a request that meets a closing connection is sent once more on a new one', async () => {
  const { port, over } = await receiver(({ socket, connection, nth }) =>
    connection === 1 && nth === 2 ? socket.resetAndDestroy() : socket.write(done),
  )
  const send = sender(port)
  await send()
  expect((await send()).body.toString()).toBe('done')
  expect(over()).toEqual([1, 1, 2])
})

test('a request is sent twice at most, and only once over a new connection', async () => {
  let isWell = true
  const { port, over } = await receiver(({ socket }) => (isWell ? socket.write(done) : socket.destroy()))
  const send = sender(port)
  await send()
  isWell = false
  await expect(send()).rejects.toMatchObject({ reason: 'connection_failed' })
  expect(over()).toEqual([1, 1, 2])
  await expect(send()).rejects.toMatchObject({ reason: 'connection_failed' })
  expect(over()).toEqual([1, 1, 2, 3])
})

test('a request whose answer began is not sent again', async () => {
  const { port, over } = await receiver(({ socket, nth }) =>
    nth === 1 ? socket.write(done) : socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ndo'),
  )
  const send = sender(port)
  await send()
  await expect(send()).rejects.toMatchObject({ reason: 'connection_failed' })
  expect(over()).toEqual([1, 1])
})

test('E-3: a kept connection whose receiver falls silent ends in a timeout and is not used again', async () => {
  const { port, sockets, over } = await receiver(
    ({ socket, connection, nth }) => (connection === 2 || nth === 1) && socket.write(done),
  )
  const send = sender(port)
  await send()
  await expect(send({ timeoutMs: 50 })).rejects.toMatchObject({ reason: 'timeout' })
  await closed(sockets[0])
  await send()
  expect(over()).toEqual([1, 1, 2])
})

test.each([
  ['is cut off', `HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n${'x'.repeat(100)}`],
  ['announces the end of the connection', done.replace('\r\n', '\r\nconnection: close\r\n')],
  ['is followed by another that no one asked for', `${done}${done.replace('done', 'evil')}`],
])('a connection whose answer %s is not kept', async (_what, first) => {
  const { port, over } = await receiver(({ socket, connection }) => socket.write(connection === 1 ? first : done))
  const send = sender(port)
  await send({ maxResponseBytes: 10, truncate: true })
  expect((await send()).body.toString()).toBe('done')
  expect(over()).toEqual([1, 2])
})

test('no more than 256 connections are kept, and the one that was idle longest is closed', async () => {
  const { port, sockets } = await receiver()
  const send = sender(port)
  for (let count = 0; count < 257; count += 1) await send({ url: `http://hook-${count}.example:${port}/` })
  await closed(sockets[0])
  expect(sockets.filter((socket) => !socket.destroyed)).toHaveLength(256)
})
