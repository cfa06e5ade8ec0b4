import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutgoingClient, type OutgoingClientOptions } from './client.ts'
import type { ResolvedAddress } from './resolve.ts'

let receiver: Server
let port: number
let received = 0

beforeAll(async () => {
  receiver = createServer((request, response) => {
    received += 1
    response.end(request.headers.host)
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  port = (receiver.address() as AddressInfo).port
})

afterAll(() => new Promise((resolve) => receiver.close(resolve)))

/** A client whose DNS gives the answers in turn, and the names it was asked for. */
function withAnswers(answers: string[][], options: Partial<OutgoingClientOptions> = {}) {
  const asked: string[] = []
  const resolve = async (hostname: string): Promise<ResolvedAddress[]> => {
    const answer = answers[asked.push(hostname) - 1] ?? []
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { asked, client: createOutgoingClient({ allowLoopback: true, allowNetworks: [], resolve, ...options }) }
}

test('E-2: a name is resolved once for a request and the connection goes to that answer', async () => {
  const { client, asked } = withAnswers([['127.0.0.1'], ['10.0.0.1']])
  const answer = await client.request({ method: 'GET', url: `http://hook.example:${port}/` })
  expect(answer.body.toString()).toBe(`hook.example:${port}`)
  expect(answer.remoteAddress).toBe('127.0.0.1')
  expect(asked).toEqual(['hook.example'])
})

test('E-2: DNS rebinding: the answer of a later request is checked again', async () => {
  const { client } = withAnswers([['127.0.0.1'], ['169.254.169.254']])
  await client.request({ method: 'GET', url: `http://hook.example:${port}/` })
  await expect(client.request({ method: 'GET', url: `http://hook.example:${port}/` })).rejects.toMatchObject({
    reason: 'forbidden_address',
  })
})

test.each([
  [['93.184.216.34', '10.0.0.1']],
  [['10.0.0.1', '93.184.216.34']],
  [['127.0.0.1', '::ffff:192.168.0.1']],
  [['2606:4700::1111', 'fd00::1']],
  [['127.0.0.1', 'fe80::1%lo']],
  [['127.0.0.1', 'not an address']],
])('E-2: a name with one forbidden address among %j is refused before any connection', async (addresses) => {
  const { client } = withAnswers([addresses])
  const before = received
  await expect(client.request({ method: 'GET', url: `http://hook.example:${port}/` })).rejects.toMatchObject({
    reason: 'forbidden_address',
  })
  expect(received).toBe(before)
})

test('E-2: a name that resolves to loopback is refused outside development', async () => {
  const { client } = withAnswers([['127.0.0.1']], { allowLoopback: false })
  const before = received
  await expect(client.request({ method: 'GET', url: `http://hook.example:${port}/` })).rejects.toMatchObject({
    reason: 'forbidden_address',
  })
  expect(received).toBe(before)
})

test('E-2: a literal loopback address is refused outside development', async () => {
  const client = createOutgoingClient({ allowLoopback: false, allowNetworks: [] })
  const before = received
  for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost']) {
    await expect(client.request({ method: 'GET', url: `http://${host}:${port}/` })).rejects.toMatchObject({
      reason: 'forbidden_address',
    })
  }
  expect(received).toBe(before)
})

test('E-2: the address actually connected to is checked: 0.0.0.0, even where allowed, does not lead to loopback', async () => {
  const client = createOutgoingClient({ allowLoopback: false, allowNetworks: ['0.0.0.0/32'] })
  const before = received
  await expect(client.request({ method: 'GET', url: `http://0.0.0.0:${port}/` })).rejects.toMatchObject({
    reason: 'forbidden_address',
  })
  expect(received).toBe(before)
})

test('an allowed network is reached by name', async () => {
  const { client } = withAnswers([['127.0.0.1']], { allowLoopback: false, allowNetworks: ['127.0.0.1/32'] })
  expect((await client.request({ method: 'GET', url: `http://hook.example:${port}/` })).status).toBe(200)
})

test('a dead address is passed over for the next one', async () => {
  const { client } = withAnswers([['127.0.0.2', '127.0.0.1']])
  expect((await client.request({ method: 'GET', url: `http://hook.example:${port}/` })).remoteAddress).toBe('127.0.0.1')
})

test('a name without addresses, or one that the system does not know, is unresolvable', async () => {
  const { client } = withAnswers([[]])
  await expect(client.request({ method: 'GET', url: 'http://hook.example/' })).rejects.toMatchObject({
    reason: 'unresolvable',
  })
  const system = createOutgoingClient({ allowLoopback: false, allowNetworks: [] })
  await expect(system.request({ method: 'GET', url: 'http://no-such-host.invalid/' })).rejects.toMatchObject({
    reason: 'unresolvable',
  })
})

test('localhost works in development with the resolver of the system', async () => {
  const client = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
  expect((await client.request({ method: 'GET', url: `http://localhost:${port}/` })).status).toBe(200)
})

test('E-3: requests that wait for the same name share one question, later ones ask again', async () => {
  const asked: string[] = []
  const client = createOutgoingClient({
    allowLoopback: true,
    allowNetworks: [],
    resolve: async (hostname) => {
      asked.push(hostname)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return [{ address: '127.0.0.1', family: 4 }]
    },
  })
  const get = () => client.request({ method: 'GET', url: `http://hook.example:${port}/` })
  await Promise.all([get(), get(), get()])
  expect(asked).toHaveLength(1)
  await get()
  expect(asked).toHaveLength(2)
})
