import { createServer as createPlainServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { selfSigned } from '#test/self-signed.ts'
import { createOutgoingClient } from './client.ts'

const servers: Server[] = []
let received = 0
let serverNames: unknown[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
  received = 0
  serverNames = []
})

async function httpsServer(certificate: { key: string; cert: string }) {
  const server = createServer(certificate, (_request, response) => {
    received += 1
    response.end('secure')
  })
  server.on('secureConnection', ({ servername }) => serverNames.push(servername))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function clientFor(trustedRoots?: string[]) {
  return createOutgoingClient({
    allowLoopback: true,
    allowNetworks: [],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...(trustedRoots ? { trustedRoots } : {}),
  })
}

test('E-2: TLS is verified for the name in the URL while the connection goes to the pinned address', async () => {
  const certificate = selfSigned({ dns: 'hook.example', ip: [127, 0, 0, 1] })
  const port = await httpsServer(certificate)
  const client = clientFor([certificate.cert])
  for (const host of ['hook.example', 'hook.example.', '127.0.0.1']) {
    const answer = await client.request({ method: 'GET', url: `https://${host}:${port}/` })
    expect(answer.body.toString()).toBe('secure')
  }
  expect(serverNames).toEqual(['hook.example', 'hook.example', false])
})

test('a self-signed certificate is refused before the request is sent', async () => {
  const port = await httpsServer(selfSigned({ dns: 'hook.example' }))
  await expect(
    clientFor().request({ method: 'POST', url: `https://hook.example:${port}/`, body: 'secret' }),
  ).rejects.toMatchObject({ reason: 'tls_failed', stage: 'tls', cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
  expect(received).toBe(0)
})

test('NODE_TLS_REJECT_UNAUTHORIZED does not switch verification off', async () => {
  const port = await httpsServer(selfSigned({ dns: 'hook.example' }))
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  try {
    await expect(clientFor().request({ method: 'GET', url: `https://hook.example:${port}/` })).rejects.toMatchObject({
      reason: 'tls_failed',
    })
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
  }
})

test.each([
  ['of another name', { dns: 'other.example' }, 'hook.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['without the address', { dns: 'hook.example' }, '127.0.0.1', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['that has expired', { dns: 'hook.example', until: '200101000000Z' }, 'hook.example', 'CERT_HAS_EXPIRED'],
])('a trusted certificate %s is refused', async (_what, names, host, code) => {
  const certificate = selfSigned(names)
  const port = await httpsServer(certificate)
  await expect(
    clientFor([certificate.cert]).request({ method: 'GET', url: `https://${host}:${port}/` }),
  ).rejects.toMatchObject({ reason: 'tls_failed', cause: { code } })
  expect(received).toBe(0)
})

test('a server without TLS is a TLS failure', async () => {
  const plain = createPlainServer((_request, response) => response.end())
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  const { port } = plain.address() as AddressInfo
  await expect(clientFor().request({ method: 'GET', url: `https://hook.example:${port}/` })).rejects.toMatchObject({
    reason: 'tls_failed',
  })
  await new Promise((resolve) => plain.close(resolve))
})
