import { afterEach, expect, test } from 'vitest'
import { type DnsServer, startDnsServer, type TxtAnswer } from '#test/dns-server.ts'
import { readVerificationRecords } from './read-verification-records.ts'

const verification = { domain: 'foo.example', prefix: 'acme-domain-verification-z3kjny', token: 'm5Oztg3jdK4N' }
const prefixed = 'acme-domain-verification-z3kjny.foo.example'
const servers: DnsServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function check(records: Record<string, TxtAnswer>) {
  const server = await startDnsServer(records)
  servers.push(server)
  return readVerificationRecords([server.address], verification)
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
  expect(await check(records)).toMatchObject({ isFound: true, failure: undefined })
})

test('no proof, when DNS says that there is none', async () => {
  expect(await check({})).toEqual({ isFound: false, records: [], failure: undefined })
  const other = { name: prefixed, value: 'm5Oztg3jdK4X' }
  expect(await check({ 'foo.example': ['v=spf1 -all'], [prefixed]: [other.value] })).toEqual({
    isFound: false,
    records: [other],
    failure: undefined,
  })
})

test.each(['foo.example', `${prefixed}.foo.example`])('a token at %s proves nothing, but is seen', async (name) => {
  expect(await check({ [name]: ['m5Oztg3jdK4N', 'v=spf1 -all'] })).toEqual({
    isFound: false,
    records: [{ name, value: 'm5Oztg3jdK4N' }],
    failure: undefined,
  })
})

test('no verdict, when one of the names has no answer', async () => {
  expect(await check({ 'foo.example': 'SERVFAIL' })).toMatchObject({ isFound: false, failure: 'server_failed' })
  expect(await check({ [prefixed]: 'REFUSED', 'foo.example': [] })).toMatchObject({ failure: 'refused' })
  expect(await check({ [prefixed]: 'silence', 'foo.example': [] })).toMatchObject({ failure: 'no_answer' })
})

test('what is kept of records is bounded', async () => {
  const { records } = await check({ [prefixed]: Array.from({ length: 11 }, (_, i) => `record ${i}`) })
  expect(records).toHaveLength(10)
})
