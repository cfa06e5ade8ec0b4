import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import { exchangeBytes } from './exchange-bytes.ts'
import { oneOfEachClass } from './operation-classes.ts'
import { countRows, expectRefusal, fillPath, type Sent, send } from './samples.ts'
import { startOwnServer, startServer } from './server.ts'

const server = await startServer({ requestLog: true })
const { operations } = server.app
const { port } = new URL(server.url)

/** As a browser sends it after the name of an attacker's page was made to lead to 127.0.0.1. */
const foreign = ['attacker.example', `attacker.example:${port}`, 'localhost.attacker.example', `10.0.0.1:${port}`]

function expectMisdirected(answer: Sent, surface: Operation['surface'], what: string): void {
  expectRefusal(answer, surface, what)
  expect([what, answer.status]).toEqual([what, 421])
  expect(answer.text, what).toContain('GATEHOUSE_URL')
}

describe('in development', () => {
  let before: Record<string, number>
  beforeAll(async () => {
    before = await countRows(server.environment)
  })

  test.each(oneOfEachClass(operations).map((operation) => [operation.id, operation] as const))(
    '%s is refused under another host than loopback, whatever the key, and nothing is done',
    async (_id, { method, path, surface }) => {
      for (const host of foreign) {
        const answer = await send(
          server.url,
          fillPath(path, () => 'x'),
          {
            method,
            key: server.apiKey,
            headers: { host },
          },
        )
        expectMisdirected(answer, surface, `${method} ${path} at ${host}`)
      }
      expect(await countRows(server.environment)).toEqual(before)
    },
  )

  test.each([
    ['GET', '/nothing'],
    ['GET', '/%zz'],
    ['GET', '/organizations/%zz'],
    ['GET', `/organizations/${'x'.repeat(3_000)}`],
    ['POST', '/health'],
    ['HEAD', '/health'],
    ['TRACE', '/health'],
    ['OPTIONS', '/user_management/authenticate'],
    ['GET', '/_dev/outbox?to=ada@northwind.example'],
  ])('%s %s, too, is refused under another host', async (method, path) => {
    const answer = await send(server.url, path, {
      method,
      headers: { host: 'attacker.example', origin: 'http://attacker.example' },
    })

    expect(answer.status).toBe(421)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('a program gets JSON and a person a page, where nothing is served too', async () => {
    for (const path of ['/_dev/outbox', '/nothing']) {
      const ask = (accept: string) => send(server.url, path, { headers: { host: 'attacker.example', accept } })
      expectMisdirected(await ask('application/json'), 'api', path)
      expectMisdirected(await ask('text/html'), 'browser', path)
    }
  })

  test.each([
    'localhost',
    'LOCALHOST:1',
    'localhost.',
    `127.0.0.1:${port}`,
    '127.8.9.10',
    '127.1',
    '2130706433',
    '[::1]',
    `[::1]:${port}`,
    '[0:0:0:0:0:0:0:1]:80',
    '[::ffff:127.0.0.1]',
    'app.localhost',
    `a.b.LocalHost.:${port}`,
    'localhost:',
  ])('the host %s is loopback and served', async (host) => {
    expect((await send(server.url, '/health', { headers: { host } })).status).toBe(200)
    expect((await send(server.url, '/metrics', { headers: { host } })).status).toBe(200)
    expect((await send(server.url, '/_dev/messages', { key: server.apiKey, headers: { host } })).status).toBe(200)
  })

  test.each([
    '',
    ' ',
    ':80',
    'localhost@attacker.example',
    'attacker.example@localhost',
    'localhost/',
    'localhost, a.example',
    'localhost:80:80',
    'localhost:x',
    'localhost%2eattacker.example',
    '%6cocalhost',
    'local host',
    '[::1',
    '::1',
    '[::1].attacker.example',
    '[fe80::1%25lo]',
    '127.0.0.1.attacker.example',
    '126.0.0.1',
    '0.0.0.0',
    '[::]',
    '3232235521',
    'xn--localhost-x',
    'l\u00f6calhost',
    '\u00a0localhost',
    'localhost\\attacker.example',
  ])('the host %j is not one of ours', async (host) => {
    const bytes = Buffer.from(`GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, 'latin1')

    expect(await exchangeBytes(server.url, bytes)).toMatch(/^HTTP\/1\.1 421 /)
  })

  test.each([
    ['an address as target decides', 'GET http://attacker.example/_dev/outbox HTTP/1.1\r\nHost: localhost', 421],
    ['its header, too', 'GET http://localhost/health HTTP/1.1\r\nHost: attacker.example', 421],
    ['also in HTTP/1.0', 'GET http://attacker.example/health HTTP/1.0', 421],
    ['also with user information', 'GET http://localhost@attacker.example/health HTTP/1.1\r\nHost: localhost', 421],
    ['an address of ours is served', `GET http://localhost:${port}/health HTTP/1.1\r\nHost: localhost`, 200],
    ['HTTP/1.0 knows no host, as old health checks send it', 'GET /health HTTP/1.0', 200],
    ['HTTP/1.0 with another host', 'GET /health HTTP/1.0\r\nHost: attacker.example', 421],
    ['HTTP/1.1 without a host', 'GET /health HTTP/1.1', 400],
    ['two hosts', 'GET /health HTTP/1.1\r\nHost: localhost\r\nHost: localhost', 400],
    ['two hosts in HTTP/1.0', 'GET /health HTTP/1.0\r\nHost: localhost\r\nhOST: attacker.example', 400],
  ])('%s: %j is a %i', async (_what, head, status) => {
    const answer = await exchangeBytes(server.url, `${head}\r\nAccept: application/json\r\nConnection: close\r\n\r\n`)

    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    if (status >= 400) expect(answer).toMatch(/\{"code":"(misdirected_request|invalid_host_header)","message":"/)
  })
})

test('the host of GATEHOUSE_URL is served in development', async () => {
  const { url, close } = await startOwnServer({ config: { url: 'http://auth.northwind.example' } })
  try {
    const statusAt = async (host: string) => (await send(url, '/health', { headers: { host } })).status

    expect(await statusAt('auth.northwind.example:4100')).toBe(200)
    expect(await statusAt('northwind.example')).toBe(421)
  } finally {
    await close()
  }
})

describe('in production', () => {
  const started = startOwnServer({ config: { development: false, url: 'https://auth.northwind.example' } })
  afterAll(async () => (await started).close())

  test('every single host is served, as a proxy may not pass on the one that was asked for', async () => {
    const { url } = await started

    for (const host of ['auth.northwind.example', '10.0.0.7:4100', 'gatehouse.internal'])
      expect((await send(url, '/health', { headers: { host } })).status).toBe(200)
  })

  test.each(['/health', '/organizations', '/sign-in', '/nothing', '/%zz'])(
    'a request for %s with two Host headers or none is a 400: what stands in front may have gone by the other',
    async (path) => {
      const { url } = await started

      for (const hosts of ['Host: a.example\r\nHost: b.example\r\n', 'Host: a.example\r\nhost: a.example\r\n', ''])
        expect(
          await exchangeBytes(
            url,
            `GET ${path} HTTP/1.1\r\n${hosts}Accept: application/json\r\nConnection: close\r\n\r\n`,
          ),
        ).toMatch(/^HTTP\/1\.1 400 (.|\r\n)*"code":"invalid_host_header"/)
    },
  )
})
