import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer as createPlainServer } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
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
  ).rejects.toMatchObject({ reason: 'tls_failed', cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
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

/** A certificate of RFC 5280, signed with its own P-256 key, valid from 2019 until the given time. */
function selfSigned({ dns, ip, until = '490101000000Z' }: { dns: string; ip?: number[]; until?: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const key: KeyObject = createPrivateKey(privateKey)
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const commonName = der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(dns)))
  const name = der(0x30, der(0x31, commonName))
  const altNames = der(0x30, der(0x82, Buffer.from(dns)), ...(ip ? [der(0x87, Buffer.from(ip))] : []))
  const extension = der(0x30, Buffer.from('0603551d11', 'hex'), der(0x04, altNames))
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, ...createHash('sha256').update(publicKey).digest().subarray(0, 8)])),
    ecdsaWithSha256,
    name,
    der(0x30, der(0x17, Buffer.from('190101000000Z')), der(0x17, Buffer.from(until))),
    name,
    publicKey,
    der(0xa3, der(0x30, extension)),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, key))
  const pem = der(0x30, body, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return { key: privateKey, cert: `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n` }
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
