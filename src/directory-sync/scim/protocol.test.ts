import { expect, test } from 'vitest'
import { send } from '#test/samples.ts'
import { refusalOf, startDirectory } from './scim.fixture.ts'

const scim = await startDirectory()
const { url } = scim.server

test('schemas, types of resources and abilities are described, each at its address', async () => {
  for (const list of ['/ResourceTypes', '/Schemas']) {
    const { Resources } = (await scim.done('GET', list)) as unknown as {
      Resources: { id: string; meta: { location: string } }[]
    }
    expect(Resources.length).toBeGreaterThan(1)
    for (const resource of Resources) {
      expect(resource.meta.location).toBe(`${url}${scim.path}${list}/${resource.id}`)
      expect(await scim.done('GET', `${list}/${resource.id}`)).toEqual(resource)
    }
    expect(refusalOf(await scim.request('GET', `${list}/nothing`))).toBe('404')
  }
  expect(await scim.done('GET', '/ServiceProviderConfig')).toMatchObject({ patch: { supported: true } })
})

test('there is no user behind a token', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    expect(refusalOf(await scim.request(method, '/Me'))).toBe('501')
})

test.each([
  ['application/scim+json', 'application/scim+json'],
  ['application/json', 'application/json'],
  ['application/scim+json, application/json;q=0.5', 'application/scim+json'],
  ['application/json, application/scim+json;q=0.5', 'application/json'],
  ['*/*', 'application/scim+json'],
  ['text/html', 'application/scim+json'],
])('a client that accepts %s gets %s, refusals included', async (accept, type) => {
  for (const path of ['/Users', '/Users/nobody', '/Nothing']) {
    const { headers } = await scim.request('GET', path, { headers: { accept } })
    expect(headers['content-type']).toBe(`${type}; charset=utf-8`)
  }
})

test('both media types are taken, and no other', async () => {
  const create = (userName: string, type: string) =>
    scim.request('POST', '/Users', { body: { userName }, headers: { 'content-type': type } })
  expect((await create('a@northwind.example', 'application/scim+json')).status).toBe(201)
  expect((await create('b@northwind.example', 'application/scim+json; charset=utf-8')).status).toBe(201)
  expect((await create('c@northwind.example', 'application/json')).status).toBe(201)
  expect(refusalOf(await create('d@northwind.example', 'text/plain'))).toBe('415')
})

test('every failure below the address of a directory has the shape of SCIM', async () => {
  const failures: [status: string, method: string, path: string, body?: string][] = [
    ['404', 'GET', ''],
    ['404', 'GET', '/'],
    ['404', 'GET', '/Nothing'],
    ['404', 'GET', '/users'],
    ['404', 'GET', '/Users/a/b'],
    ['405', 'DELETE', '/Users'],
    ['405', 'POST', '/Schemas'],
    ['400', 'GET', '/%zz'],
    ['400 invalidSyntax', 'GET', '/Users?filter=%zz'],
    ['400 invalidSyntax', 'POST', '/Users', '{'],
    ['400 invalidSyntax', 'POST', '/Users', '[]'],
    ['400 invalidSyntax', 'POST', '/Users', 'null'],
    ['400 invalidValue', 'POST', '/Users', '{"userName":"\\u0000"}'],
    ['400 invalidValue', 'POST', '/Users', '{"userName":"a","__proto__":{}}'],
    ['400 invalidSyntax', 'POST', '/Users', `{"userName":"a","x":${'['.repeat(30)}${']'.repeat(30)}}`],
    ['400 invalidFilter', 'GET', `/Users?filter=${encodeURIComponent('userName like "a"')}`],
    ['400 invalidValue', 'GET', '/Users?filter=id%20pr&filter=id%20pr'],
    ['400 invalidValue', 'GET', '/Users?count=all'],
  ]
  for (const [refusal, method, path, body] of failures) {
    const answer = await scim.request(method, path, body === undefined ? {} : { body })
    const expected = refusal === '400' ? '400 invalidSyntax' : refusal
    expect([method, path, refusalOf(answer)]).toEqual([method, path, expected])
  }
  expect(refusalOf(await send(url, '/scim/v2.0/nobody/Users'))).toBe('401')
})

test('[D-6] a body of 2,000 KB is read, and a larger one is refused', async () => {
  const body = (bytes: number) => `{"userName":"large@northwind.example","x":"${'x'.repeat(bytes - 45)}"}`
  const sized = (bytes: number) => body(bytes + bytes - body(bytes).length)
  const largest = await scim.request('POST', '/Users', { body: sized(2_048_000) })
  expect(largest.json?.detail).toContain('The resource has more than')
  const tooLarge = await scim.request('POST', '/Users', { body: sized(2_048_001) })
  expect(refusalOf(tooLarge)).toBe('413')
  expect(tooLarge.json?.detail).toContain('2048 KB')
})
