import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { serveOwnOperations } from '#test/own-operations.ts'
import type { PublicContext } from '../../context.ts'
import { defineOperation } from '../operation.ts'

const showAddress = defineOperation({
  id: 'Test_address',
  method: 'GET',
  path: '/address',
  summary: 'Test',
  surface: 'api',
  access: 'public',
  success: { status: 200, body: Type.Object({ ip: Type.String() }) },
  handler: async (_input, { request }: PublicContext) => ({ ip: request.ip }),
})

/** What the server takes for the address of a request from 127.0.0.1. */
async function addressOf(forwarded: string | undefined, trustedProxies: string[]): Promise<unknown> {
  const { send } = await serveOwnOperations([showAddress], { trustedProxies })
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return ((await send('GET', '/address', { headers })).body as { ip: string }).ip
}

const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48', '::1']

test.each([
  [undefined, '127.0.0.1'],
  ['', '127.0.0.1'],
  ['192.0.2.1', '192.0.2.1'],
  // The one who wrote further left is not trusted.
  ['198.51.100.7, 192.0.2.1', '192.0.2.1'],
  ['198.51.100.7, 192.0.2.1, 10.1.2.3', '192.0.2.1'],
  ['192.0.2.1,10.1.2.3,2001:db8:1::9', '192.0.2.1'],
  // Azure, IIS and others write ports, and some write IPv4 as IPv6.
  ['192.0.2.1:4711', '192.0.2.1'],
  ['[2001:DB8:2::1]:4711', '2001:db8:2::1'],
  ['[2001:db8:2::1]', '2001:db8:2::1'],
  ['192.0.2.1, ::ffff:10.1.2.3', '192.0.2.1'],
  ['192.0.2.1, [::ffff:10.1.2.3]:80', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['10.1.2.3, 10.4.5.6', '10.1.2.3'],
  // What is no address says nothing of who is there, nor does anything left of it.
  ['unknown', '127.0.0.1'],
  ['192.0.2.1, unknown', '127.0.0.1'],
  ['192.0.2.1, unknown, 10.1.2.3', '10.1.2.3'],
  ['192.0.2.1, _hidden:80, 10.1.2.3:99', '10.1.2.3'],
  ['192.0.2.1, ', '127.0.0.1'],
  ['192.0.2.1:99999', '127.0.0.1'],
  ['192.0.2.1 192.0.2.2', '127.0.0.1'],
  ["192.0.2.1' or true--", '127.0.0.1'],
  ['x'.repeat(8_000), '127.0.0.1'],
])('behind trusted proxies, X-Forwarded-For: %s is from %s', async (forwarded, address) => {
  expect(await addressOf(forwarded, proxies)).toBe(address)
})

test('[U-1] X-Forwarded-For of a peer that is no trusted proxy counts for nothing', async () => {
  for (const trusted of [[], ['10.0.0.0/8'], ['127.0.0.2']])
    expect(await addressOf('192.0.2.1', trusted)).toBe('127.0.0.1')
})

test('a trusted network of IPv6 trusts no address of IPv4', async () => {
  expect(await addressOf('192.0.2.1', ['::/1'])).toBe('127.0.0.1')
})
