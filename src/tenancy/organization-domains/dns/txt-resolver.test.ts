import { afterEach, expect, test } from 'vitest'
import { type DnsServer, startDnsServer, type TxtAnswer } from '#test/dns-server.ts'
import { createTxtResolver, DnsUnavailable } from './txt-resolver.ts'

const servers: DnsServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function dns(records: Record<string, TxtAnswer>) {
  const server = await startDnsServer(records)
  servers.push(server)
  return server
}

async function lookup(records: Record<string, TxtAnswer>, name: string) {
  const { address } = await dns(records)
  return createTxtResolver({ servers: [address] }).lookupTxt(name)
}

test('every record of a name is returned', async () => {
  const found = await lookup({ 'example.com': ['v=spf1 -all', 'verification_token=abc'] }, 'example.com')
  expect(found.sort()).toEqual(['v=spf1 -all', 'verification_token=abc'])
})

test('the strings of a split record are joined without anything between', async () => {
  const token = 'm5Oztg3jdK4NJLgs8uIlIprMw'
  const found = await lookup({ 'example.com': [['verification_', 'token=', '', token], 'other'] }, 'example.com')
  expect(found.sort()).toEqual(['other', `verification_token=${token}`])
})

test('a record longer than one string can be is whole', async () => {
  expect(await lookup({ 'example.com': [['a'.repeat(255), 'b'.repeat(45)]] }, 'example.com')).toEqual([
    'a'.repeat(255) + 'b'.repeat(45),
  ])
})

test('a name that does not exist has no records', async () => {
  expect(await lookup({}, 'example.com')).toEqual([])
})

test('a name without TXT has no records', async () => {
  expect(await lookup({ 'example.com': [] }, 'example.com')).toEqual([])
})

test.each(['a..example.com', `${'a'.repeat(64)}.example.com`, `${'a.'.repeat(130)}com`])(
  'a name that DNS cannot hold has no records: %s',
  async (name) => {
    expect(await lookup({}, name)).toEqual([])
  },
)

test.each(['SERVFAIL', 'REFUSED'] as const)('%s is no answer, unlike a missing record', async (failure) => {
  await expect(lookup({ 'example.com': failure }, 'example.com')).rejects.toThrow(DnsUnavailable)
})

test('silence ends in no answer within the given time, and does not disturb other look-ups', async () => {
  const { address } = await dns({ 'slow.example': 'silence', 'example.com': ['here'] })
  const resolver = createTxtResolver({ servers: [address], timeoutMs: 200 })
  const slow = expect(resolver.lookupTxt('slow.example')).rejects.toThrow(DnsUnavailable)
  expect(await resolver.lookupTxt('example.com')).toEqual(['here'])
  await slow
})

test('a lost answer is asked for again', async () => {
  const server = await dns({ 'example.com': 'silence' })
  const found = createTxtResolver({ servers: [server.address], timeoutMs: 3_000 }).lookupTxt('example.com')
  while (server.questions.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  server.set('example.com', ['here'])
  expect(await found).toEqual(['here'])
  expect(server.questions).toEqual(['example.com', 'example.com'])
})

test('a server that is not there is no answer', async () => {
  const server = await startDnsServer()
  await server.close()
  const resolver = createTxtResolver({ servers: [server.address], timeoutMs: 500 })
  await expect(resolver.lookupTxt('example.com')).rejects.toThrow(DnsUnavailable)
})

test('a silent server is passed over for the next one', async () => {
  const silent = await dns({ 'example.com': 'silence' })
  const working = await dns({ 'example.com': ['here'] })
  const resolver = createTxtResolver({ servers: [silent.address, working.address], timeoutMs: 1_500 })
  expect(await resolver.lookupTxt('example.com')).toEqual(['here'])
})

test('nothing is remembered: a record that appears is found', async () => {
  const server = await dns({ 'example.com': [] })
  const resolver = createTxtResolver({ servers: [server.address] })
  expect(await resolver.lookupTxt('example.com')).toEqual([])
  server.set('example.com', ['here'])
  expect(await resolver.lookupTxt('example.com')).toEqual(['here'])
})

test('a server that is not an address is refused when the resolver is made', () => {
  expect(() => createTxtResolver({ servers: ['ns.example.com'] })).toThrow(TypeError)
})
