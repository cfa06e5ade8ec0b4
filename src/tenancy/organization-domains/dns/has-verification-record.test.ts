import { afterEach, expect, test } from 'vitest'
import { type DnsServer, startDnsServer, type TxtAnswer } from '#test/dns-server.ts'
import { hasVerificationRecord } from './has-verification-record.ts'
import { DnsUnavailable } from './txt-resolver.ts'

const verification = { domain: 'foo.example', prefix: 'acme-domain-verification-z3kjny', token: 'm5Oztg3jdK4N' }
const prefixed = 'acme-domain-verification-z3kjny.foo.example'
const servers: DnsServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function check(records: Record<string, TxtAnswer>) {
  const server = await startDnsServer(records)
  servers.push(server)
  return hasVerificationRecord([server.address], verification)
}

test.each([
  ['at the prefixed name', { [prefixed]: ['m5Oztg3jdK4N'] }],
  ['at the domain', { 'foo.example': ['v=spf1 -all', 'verification_token=m5Oztg3jdK4N'] }],
  ['split into strings', { 'foo.example': [['verification_token=', 'm5Oztg', '3jdK4N']] }],
  [
    'at the domain, though the prefixed name fails',
    { [prefixed]: 'SERVFAIL', 'foo.example': ['verification_token=m5Oztg3jdK4N'] },
  ],
  ['at the prefixed name, though the domain fails', { [prefixed]: ['m5Oztg3jdK4N'], 'foo.example': 'REFUSED' }],
] satisfies [string, Record<string, TxtAnswer>][])('a proof is found %s', async (_where, records) => {
  expect(await check(records)).toBe(true)
})

test('no proof, when DNS says that there is none', async () => {
  expect(await check({})).toBe(false)
  expect(await check({ 'foo.example': ['v=spf1 -all'], [prefixed]: ['m5Oztg3jdK4X'] })).toBe(false)
})

test('no verdict, when one of the names has no answer', async () => {
  await expect(check({ 'foo.example': 'SERVFAIL' })).rejects.toThrow(DnsUnavailable)
  await expect(check({ [prefixed]: 'SERVFAIL', 'foo.example': [] })).rejects.toThrow(DnsUnavailable)
})
