import { beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  const elsewhere = await startServer()
  const { api } = server
  for (const [name, ...domains] of [
    ['Foo Corp', 'foo.example', 'foo.test'],
    ['Bar 100% Ltd', 'bar.example'],
    ['Foolish & Sons'],
    ['100 Percent'],
    ['日本語の会社'],
  ])
    await api.post('/organizations', { name, domain_data: domains.map((domain) => ({ domain, state: 'pending' })) })
  await elsewhere.api.post('/organizations', { name: 'Foo elsewhere', domains: ['foo.example'] })
})

async function list(query: string) {
  const { status, body } = await server.api.get<{ data?: { name: string; domains: { domain: string }[] }[] }>(
    `/organizations?order=asc&${query}`,
  )
  const { data } = body
  return { status, data: data ?? [] }
}
const named = async (query: string) => (await list(query)).data.map(({ name }) => name)

test.each([
  ['foo', ['Foo Corp', 'Foolish & Sons']],
  ['FOO', ['Foo Corp', 'Foolish & Sons']],
  ['lish', ['Foolish & Sons']],
  ['100%', ['Bar 100% Ltd']],
  ['100 ', ['100 Percent']],
  ['語の会社', ['日本語の会社']],
  ['o_', []],
  ['oo\\', []],
])('the search for %s finds what has it in its name, in any case, letter by letter', async (search, names) => {
  expect(await named(`search=${encodeURIComponent(search)}`)).toEqual(names)
})

test.each([
  ['fo', ['Foo Corp', 'Foolish & Sons']],
  ['%', ['Bar 100% Ltd']],
  ['& ', ['Foolish & Sons']],
  ['_', []],
])('so does the search for %s, which is too short for the index', async (search, names) => {
  expect(await named(`search=${encodeURIComponent(search)}`)).toEqual(names)
})

test('an organization is listed by any of its domains, in any case, with its own domains alone', async () => {
  const { data } = await list('domains=FOO.example&domains=bar.example&domains=nobody.example')

  expect(data.map(({ name, domains }) => [name, domains.map(({ domain }) => domain).sort()])).toEqual([
    ['Foo Corp', ['foo.example', 'foo.test']],
    ['Bar 100% Ltd', ['bar.example']],
  ])
  expect(await named('domains=nobody.example')).toEqual([])
})

test('a cursor of another kind is refused', async () => {
  expect((await list('after=org_01E4ZCR3C56J083X43JQXF3JK5')).status).toBe(200)
  expect((await list('after=user_01E4ZCR3C56J083X43JQXF3JK5')).status).toBe(422)
})

test.each([
  ['OO.EXA', ['Foo Corp']],
  ['bar', ['Bar 100% Ltd']],
  ['.example', ['Foo Corp', 'Bar 100% Ltd']],
  ['sons', ['Foolish & Sons']],
  ['fo', ['Foo Corp', 'Foolish & Sons']],
  ['nobody', []],
])('the search for %s in names and domains finds what has it in either', async (text, names) => {
  expect(await named(`name_or_domain=${encodeURIComponent(text)}`)).toEqual(names)
})

test('both searches narrow one list', async () => {
  expect(await named('search=foo&name_or_domain=foo.test')).toEqual(['Foo Corp'])
})
