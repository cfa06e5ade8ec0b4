import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { serveOwnOperations } from '#test/own-operations.ts'
import type { Context } from '../context.ts'
import { sql } from '../db/sql.ts'
import { listQuery } from './list.ts'
import { defineOperation, type OperationDefinition, type SurfaceName } from './operation.ts'
import { HttpReply } from './reply.ts'

function operation(changes: Partial<OperationDefinition>) {
  return defineOperation({
    id: `Test_${changes.method ?? 'GET'}_${changes.path ?? '/'}`,
    method: 'GET',
    path: '/test',
    summary: 'Test',
    surface: 'api',
    access: 'api_key',
    idempotency: 'none',
    success: { status: 200, body: Type.Unknown() },
    handler: async ({ params, query, body }) => ({ params, query, body }),
    ...changes,
  })
}

const secret = 'a secret of the cause'
const causes: Record<string, OperationDefinition['handler']> = {
  exception: async () => {
    throw new TypeError(secret)
  },
  text: async () => Promise.reject(secret),
  statement: async (_input, { system }) => system.database.one(sql`select ${secret}::integer as "column of ours"`),
  unserializable: async () => ({ n: 1n }),
}

test.each(Object.keys(causes))(
  'a fault of ours (%s) is a 500 that shows nothing of it, on every surface; the log has it under the request id',
  async (cause) => {
    const surfaces = ['api', 'oauth', 'browser'] satisfies SurfaceName[]
    const handler = causes[cause] ?? (async () => undefined)
    const { send, lines } = await serveOwnOperations(
      surfaces.map((surface) => operation({ path: `/${surface}`, surface, handler })),
    )

    for (const surface of surfaces) {
      const { status, headers, text, body } = await send('GET', `/${surface}`)
      const id = String(headers['x-request-id'])
      const message = 'The server failed. Quote the X-Request-ID of this answer when you report it.'

      expect(status).toBe(500)
      expect(text).not.toMatch(/secret|column of ours|select|integer|BigInt|node_modules|\.ts\b|at /)
      if (surface === 'api') expect(body).toEqual({ code: 'internal_error', message })
      if (surface === 'oauth') expect(body).toEqual({ error: 'internal_error', error_description: message })
      if (surface === 'browser') expect(text).toBe(`<p>${message} ${id}</p>`)
      const logged = lines.find((line) => line.includes('unexpected error') && line.includes(id))
      expect(JSON.parse(logged ?? '{}')).toMatchObject({ level: 50, operation: `Test_GET_/${surface}` })
      if (cause !== 'unserializable') expect(logged).toContain(secret)
    }
  },
)

test('[I-2] a NUL that no reader refused is the fault of who sent it, wherever the database meets it', async () => {
  const handlers: OperationDefinition['handler'][] = [
    async (_input, { system }) => system.database.one(sql`select ${'a\0b'}::text as echo`),
    async (_input, { system }) => system.database.one(sql`select ${{ a: '\0' }}::jsonb as echo`),
    async (_input, ctx) => (ctx as Context).transaction((tx) => tx.db.one(sql`select ${['\0']}::text[] as echo`)),
  ]
  const { send } = await serveOwnOperations(handlers.map((handler, i) => operation({ path: `/nul/${i}`, handler })))

  for (const i of handlers.keys())
    expect(await send('GET', `/nul/${i}`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'text_not_allowed' }] },
    })
})

test('every line that a request writes has its id, at each level', async () => {
  const handler: OperationDefinition['handler'] = async (_input, ctx) => {
    const { log } = ctx as Context
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]({ from: 'the handler' }, level)
    return {}
  }
  const { send, lines } = await serveOwnOperations([operation({ path: '/lines', handler })])

  const { headers } = await send('GET', '/lines')

  const written = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(written.map(({ reqId }) => reqId)).toEqual(Array(5).fill(headers['x-request-id']))
  expect(written.map(({ level, from }) => [level, from])).toEqual([
    [20, 'the handler'],
    [30, 'the handler'],
    [40, 'the handler'],
    [50, 'the handler'],
    [20, undefined],
  ])
})

test('[T-1] a missing or wrong key is reported before params, query or body are looked at', async () => {
  const { send } = await serveOwnOperations([
    operation({
      method: 'POST',
      path: '/things/{id}',
      params: Type.Object({ id: Type.String({ maxLength: 3 }) }),
      query: listQuery({}),
      body: Type.Object({ name: Type.String() }),
    }),
  ])
  const url = '/things/%00?limit=x'
  const options = { headers: { 'content-type': 'application/xml' } }

  expect(await send('POST', url, { key: 'sk_wrong', ...options })).toMatchObject({
    status: 401,
    body: { code: 'unauthorized', message: 'The API key is not valid. Check WORKOS_API_KEY.' },
  })
  expect(await send('POST', url, options)).toMatchObject({ status: 422 })
})

test('[I-6] a known path with another method is a 405 that names the right ones; an unknown path a 404', async () => {
  const { send } = await serveOwnOperations([
    operation({ path: '/things/{id}' }),
    operation({ path: '/things/{id}', method: 'DELETE' }),
  ])

  expect(await send('PUT', '/things/1')).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD, DELETE' },
    body: { code: 'method_not_allowed' },
  })
  expect(await send('GET', '/things')).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
  expect(await send('GET', '/nothing', { headers: { accept: 'text/html' } })).toMatchObject({
    status: 404,
    text: expect.stringContaining('<p>'),
  })
})

test('a path that is not served is answered with the one that was likely meant', async () => {
  const { send } = await serveOwnOperations([
    operation({ path: '/things' }),
    operation({ path: '/user_management/users/{id}', params: Type.Object({ id: Type.String() }) }),
  ])
  const hintOf = async (path: string) => {
    const { status, body } = await send('GET', path)
    return [status, body]
  }
  const missing = (message: string) => [404, { code: 'route_not_found', message: expect.stringContaining(message) }]

  for (const path of ['/things/', '//things', '/v1/things', '/api/v1/things'])
    expect(await hintOf(path)).toEqual(missing(`GET ${path}. Did you mean /things?`))
  expect(await hintOf('/users/1')).toEqual(missing('Did you mean /user_management/users/1?'))
  expect(await hintOf('/user_management/users/')).toEqual(missing('An id in its path is empty. Send the id'))
  expect(await hintOf('/nothing')).toEqual(missing('The reference at /docs lists all operations.'))
})

test('a body of a type that an operation does not take is a 415 that names both types', async () => {
  const body = Type.Object({ name: Type.String() })
  const { send } = await serveOwnOperations([
    operation({ method: 'POST', path: '/things', body }),
    operation({ method: 'POST', path: '/forms', body, form: true }),
  ])
  const refusal = async (path: string, type: string) =>
    (await send('POST', path, { headers: { 'content-type': type }, body: '<name/>' })).body

  expect(await refusal('/things', 'application/x-www-form-urlencoded')).toEqual({
    code: 'unsupported_media_type',
    message:
      'The Content-Type is "application/x-www-form-urlencoded". Send the body as application/json, with this Content-Type.',
  })
  expect(await refusal('/forms', 'text/xml')).toMatchObject({
    message: expect.stringContaining('Send the body as application/json or application/x-www-form-urlencoded'),
  })
})

test('a request whose headers end after the server began to end is a 503 in the shape of every refusal', async () => {
  const { http, apiKey } = await serveOwnOperations([operation({})])
  const connected = new Promise<void>((resolve) => {
    http.server.once('connection', (socket) => socket.once('data', () => resolve()))
  })
  const ending = new Promise<void>((resolve) => {
    http.addHook('preClose', async () => resolve())
  })
  const { hostname, port } = new URL(await http.listen({ port: 0, host: '127.0.0.1' }))
  const socket = connect(Number(port), hostname)
  const answered = text(socket)
  socket.write('GET /test HTTP/1.1\r\nHost: localhost\r\n')
  await connected

  const closed = http.close()
  await ending
  socket.write(`Authorization: Bearer ${apiKey}\r\n\r\n`)

  const [head = '', body = ''] = (await answered).split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 503 /)
  expect(head).toContain('\r\nretry-after: 1\r\n')
  expect(JSON.parse(body)).toEqual({ code: 'shutting_down', message: expect.any(String) })
  await closed
})

test('every answer carries an id of its own, whatever the request brings along', async () => {
  const { send } = await serveOwnOperations([operation({})])
  const headers = { 'x-request-id': 'mine', 'request-id': 'mine' }

  const ids = await Promise.all(
    ['/test', '/test', '/nothing', '/test?x=%zz', '/%zz'].map(
      async (url) => (await send('GET', url, { headers })).headers['x-request-id'],
    ),
  )

  for (const id of ids) expect(id).toMatch(/^req_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the query is everything behind the first question mark', async () => {
  const query = Type.Object({ to: Type.Optional(Type.String()), state: Type.Optional(Type.String()) })
  const { send } = await serveOwnOperations([operation({ query })])

  expect((await send('GET', '/test?to=http://a.example/?x=1&state=a?b')).body).toMatchObject({
    query: { to: 'http://a.example/?x=1', state: 'a?b' },
  })
})

test('[I-2] a path parameter is decoded once and taken as it is', async () => {
  const params = Type.Object({ id: Type.String() })
  const { send } = await serveOwnOperations([operation({ path: '/things/{id}', params })])
  const idOf = async (segment: string) =>
    ((await send('GET', `/things/${segment}`)).body as { params?: { id: string } }).params?.id

  expect(await idOf('a%2Fb')).toBe('a/b')
  expect(await idOf('%252F')).toBe('%2F')
  expect(await idOf('%C3%A9%20+')).toBe('é +')
  for (const segment of ['%00', 'a%00b']) expect((await send('GET', `/things/${segment}`)).status).toBe(422)
  for (const segment of ['%', '%zz', '%ff', '%ED%A0%80'])
    expect((await send('GET', `/things/${segment}`)).status).toBe(400)
})

test('an operation without a body schema ignores the body but not its faults', async () => {
  const { send } = await serveOwnOperations([operation({ method: 'DELETE' })])
  const json = { 'content-type': 'application/json' }

  expect(await send('DELETE', '/test', { headers: json })).toMatchObject({ status: 200, body: { body: {} } })
  expect(await send('DELETE', '/test', { body: { a: 1 } })).toMatchObject({ status: 200, body: { body: {} } })
})

test('a reply of its own is sent as it is; no body means no content type', async () => {
  const { send } = await serveOwnOperations([
    operation({
      path: '/moved',
      access: 'public',
      handler: async () => new HttpReply(302, { location: '/x', 'set-cookie': ['a=1', 'b=2'] }),
    }),
    operation({ path: '/none', method: 'DELETE', success: { status: 204 }, handler: async () => undefined }),
    operation({ path: '/done', method: 'DELETE', success: { status: 200 }, handler: async () => undefined }),
  ])

  const moved = await send('GET', '/moved')
  expect(moved).toMatchObject({ status: 302, headers: { location: '/x', 'set-cookie': ['a=1', 'b=2'] }, text: '' })
  for (const answer of [moved, await send('DELETE', '/none'), await send('DELETE', '/done')]) {
    expect([answer.text, answer.headers['content-type']]).toEqual(['', undefined])
    expect(['0', undefined]).toContain(answer.headers['content-length'])
  }
})

test('a POST that does not say how it is repeated is refused at the start', () => {
  const { idempotency: _, ...rest } = operation({ method: 'POST' })

  expect(() => defineOperation({ ...rest, method: 'POST', handler: async () => undefined })).toThrow('idempotency')
})
