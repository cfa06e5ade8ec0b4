import { expect, test } from 'vitest'
import { refusalOf, startDirectory } from './scim.fixture.ts'

const scim = await startDirectory()
const user = (userName: string) => ({ userName: `${userName}@northwind.example` })
type Results = { Operations: { status: string; location?: string; response?: { detail: string } }[] }
const bulk = async (Operations: unknown[], others: object = {}) =>
  await scim.done<Results>('POST', '/Bulk', { ...others, Operations })
const statuses = ({ Operations }: Results) => Operations.map(({ status }) => status)

test('users and a group of them are created, changed and deleted in one request', async () => {
  const results = await bulk([
    {
      method: 'POST',
      path: '/Groups',
      bulkId: 'g',
      data: { displayName: 'Bulk', members: [{ value: 'bulkId:a' }, { value: 'bulkId:b' }] },
    },
    { method: 'POST', path: '/Users', bulkId: 'a', data: user('a') },
    { method: 'post', path: '/Users', bulkId: 'b', data: user('b') },
    { method: 'PATCH', path: '/Users/bulkId:a', data: { Operations: [{ op: 'add', path: 'title', value: 'x' }] } },
    { method: 'DELETE', path: '/Users/bulkId:b', version: 'W/"1"' },
  ])
  expect(results).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: [
      { method: 'POST', bulkId: 'g', status: '201', version: 'W/"1"' },
      { method: 'POST', bulkId: 'a', status: '201' },
      { method: 'POST', bulkId: 'b', status: '201' },
      { method: 'PATCH', status: '200', version: 'W/"2"' },
      { method: 'DELETE', status: '204' },
    ],
  })
  const [group, a] = results.Operations.map(({ location = '' }) =>
    location.slice(location.indexOf('/v2.0/')).split('/').slice(3).join('/'),
  )
  expect(await scim.done('GET', `/${a}`)).toMatchObject({ title: 'x', groups: [{ display: 'Bulk' }] })
  expect(await scim.done('GET', `/${group}`)).toMatchObject({ members: [{ display: 'a@northwind.example' }] })
})

test('an operation that fails leaves the others as they are, and says why', async () => {
  const results = await bulk([
    { method: 'POST', path: '/Users', bulkId: '1', data: user('one') },
    { method: 'POST', path: '/Users', bulkId: '2', data: user('ONE') },
    { method: 'PATCH', path: '/Users/nobody', data: { Operations: [{ op: 'remove', path: 'title' }] } },
    { method: 'POST', path: '/Users', bulkId: '3', data: user('three') },
    { method: 'DELETE', path: '/Users/bulkId:3', version: 'W/"9"' },
  ])
  expect(statuses(results)).toEqual(['201', '409', '404', '201', '412'])
  expect(results.Operations[1]).toMatchObject({
    response: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '409', scimType: 'uniqueness' },
  })
})

test('after as many failures as the client allows, the rest is left undone', async () => {
  const bad = { method: 'DELETE', path: '/Users/nobody' }
  const good = { method: 'POST', path: '/Users', bulkId: 'late', data: user('late') }
  expect(statuses(await bulk([bad, bad, good], { failOnErrors: 2 }))).toEqual(['404', '404'])
  expect(statuses(await bulk([bad, bad, good], { failOnErrors: 3 }))).toEqual(['404', '404', '201'])
})

test('references to nothing, to what failed, and in a circle are refused', async () => {
  const withMember = (bulkId: string, member: string) => ({
    method: 'POST',
    path: '/Groups',
    bulkId,
    data: { displayName: bulkId, members: [{ value: `bulkId:${member}` }] },
  })
  expect(statuses(await bulk([withMember('to nothing', 'none')]))).toEqual(['400'])
  const failed = { method: 'POST', path: '/Users', bulkId: 'failed', data: {} }
  expect(statuses(await bulk([withMember('to failed', 'failed'), failed]))).toEqual(['409', '400'])
  expect(statuses(await bulk([withMember('x', 'y'), withMember('y', 'x')]))).toEqual(['409', '409'])
})

const get = { method: 'GET', path: '/Users' }
const create = { method: 'POST', path: '/Users', bulkId: 'x', data: user('never') }
test.each<[refusal: string, body: unknown]>([
  ['400 invalidSyntax', null],
  ['400 invalidSyntax', {}],
  ['400 invalidSyntax', { Operations: [] }],
  ['400 invalidSyntax', { Operations: [7] }],
  ['400 invalidSyntax', { Operations: [create, get] }],
  ['400 invalidSyntax', { Operations: [create, create] }],
  ['400 invalidSyntax', { Operations: [create, { method: 'POST', path: '/Users', data: {} }] }],
  ['400 invalidSyntax', { Operations: [create, { ...create, path: '/Users/x', bulkId: 'y' }] }],
  ['400 invalidSyntax', { Operations: [create, { method: 'DELETE', path: '/Users' }] }],
  ['400 invalidSyntax', { Operations: [create, { method: 'DELETE', path: '/Me' }] }],
  ['400 invalidSyntax', { Operations: [create], failOnErrors: 0 }],
  ['400 invalidSyntax', { Operations: [create], schemas: ['urn:other'] }],
  ['413', { Operations: Array.from({ length: 101 }, (_, i) => ({ ...create, bulkId: `x${i}` })) }],
])('[D-6] a bulk request is refused as a whole, and nothing is done: %s %#', async (refusal, body) => {
  expect(refusalOf(await scim.request('POST', '/Bulk', { body: JSON.stringify(body) }))).toBe(refusal)
  const filter = encodeURIComponent('userName eq "never@northwind.example"')
  expect(await scim.done('GET', `/Users?filter=${filter}`)).toMatchObject({ totalResults: 0 })
})
