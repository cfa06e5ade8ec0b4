import { afterAll, describe, expect, test } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import { type Furnished, furnish } from './furnish.ts'
import { countRows, expectRefusal, type Schema, sampleOf, send, shapesOf } from './samples.ts'
import { startIdleServer } from './server.ts'

let furnished: Furnished
// By itself, a server adds rows.
const { server, close } = await startIdleServer(async (busy) => {
  furnished = await furnish(busy, 'northwind')
  return { server: busy }
})
afterAll(close)

const shapes = server.app.operations.flatMap((operation) =>
  shapesOf((operation.body ?? {}) as Schema)
    .filter(({ properties = {} }) => 'ip_address' in properties)
    .map((shape): [string, Operation, Schema] => [
      [operation.id, shape.properties?.grant_type?.const].filter(Boolean).join(' '),
      operation,
      shape,
    ]),
)

describe.each(shapes)('%s', (_id, operation, shape) => {
  test('refuses an ip_address that is no address, says so, and does nothing', async () => {
    const before = await countRows(server.environment)
    const own = { client_id: server.clientId, client_secret: server.apiKey }
    const sample = { ...(sampleOf(shape, 'required') as object), ...own }

    for (const ip_address of [
      '',
      'unknown',
      'localhost',
      '1.2.3',
      '203.0.113.7/32',
      '203.0.113.7:x',
      '203.0.113.7, 203.0.113.8',
    ])
      for (const key of [server.apiKey, undefined]) {
        const answer = await send(server.url, furnished.pathOf(operation), {
          method: operation.method,
          key,
          body: { ...sample, ip_address },
        })
        if (key === undefined && operation.access === 'api_key') continue
        expectRefusal(answer, operation.surface, ip_address)
        expect(answer.status).toBe(operation.surface === 'oauth' ? 400 : 422)
        expect(answer.text).toContain('ip_address')
      }
    expect(await countRows(server.environment)).toEqual(before)
  })
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:555', '203.0.113.7'],
  ['[::1]:555', '::1'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:0DB8::7', '2001:db8::7'],
])('a session from %j is shown with the address %s', async (ipAddress, address) => {
  const { workos, clientId } = server
  const { email = '', password = '', user_id = '' } = furnished.members

  await workos.userManagement.authenticateWithPassword({ clientId, email, password, ipAddress })

  const { data } = await workos.userManagement.listSessions(user_id)
  expect(data[0]?.ipAddress).toBe(address)
})
