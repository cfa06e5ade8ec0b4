import { Type } from 'typebox'
import { expect, test } from 'vitest'
import type { RawResponse } from '#test/client.ts'
import { serveOwnOperations } from '#test/own-operations.ts'
import { startServer, type TestServer } from '#test/server.ts'
import type { Context } from '../../context.ts'
import { sql } from '../../db/sql.ts'
import { commitWith, defineError } from '../errors.ts'
import { defineOperation } from '../operation.ts'

const create = ({ api }: TestServer, key: string, body: object, path = '/organizations') =>
  api.post(path, body, { 'idempotency-key': key })
const isReplayed = (answer: RawResponse) => answer.headers.get('idempotent-replayed') === 'true'
const organizations = async ({ workos }: TestServer) => (await workos.organizations.listOrganizations()).data

test('the same request with the same key gets the first answer again and is not done again', async () => {
  const server = await startServer()

  const first = await create(server, 'a', { name: 'Northwind', metadata: { b: '2', a: '1' } })
  const again = await create(server, 'a', { name: 'Northwind', metadata: { b: '2', a: '1' } })

  expect([first.status, isReplayed(first)]).toEqual([201, false])
  expect([again.status, isReplayed(again)]).toEqual([201, true])
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
  expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  expect(await organizations(server)).toHaveLength(1)
  const { data: events } = await server.workos.events.listEvents({ events: ['organization.created'] })
  expect(events).toHaveLength(1)
})

test('another request with the same key is a 422 and changes nothing', async () => {
  const server = await startServer()
  await create(server, 'a', { name: 'Northwind' })

  for (const [path, body] of [
    ['/organizations', { name: 'Southwind' }],
    ['/organizations', { name: 'Northwind', external_id: 'x' }],
    ['/organizations?x=1', { name: 'Northwind' }],
  ] satisfies [string, object][]) {
    expect(await create(server, 'a', body, path)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
  }
  expect(await organizations(server)).toHaveLength(1)
})

test('ten parallel requests with one key create one object, and all get the same answer', async () => {
  const server = await startServer()

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => create(server, 'a', { name: 'Northwind', external_id: 'x' })),
  )

  expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
  expect(answers.filter(isReplayed)).toHaveLength(9)
  expect(answers[0]?.status).toBe(201)
  expect(await organizations(server)).toHaveLength(1)
})

test('a request that failed is not remembered: the same key can succeed later', async () => {
  const server = await startServer()
  const taken = await create(server, 'a', { name: 'First', external_id: 'x' })
  const second = () => create(server, 'b', { name: 'Second', external_id: 'x' })
  expect(await second()).toMatchObject({ status: 400, body: { code: 'external_id_already_used' } })

  await server.workos.organizations.deleteOrganization((taken.body as { id: string }).id)

  expect((await second()).status).toBe(201)
  expect(isReplayed(await second())).toBe(true)
})

test('[I-8] a key is of one environment and one operation', async () => {
  const server = await startServer()
  const other = await startServer()
  const body = { name: 'Northwind' }

  const answers = [
    await create(server, 'a', body),
    await create(other, 'a', body),
    await create(server, 'a', body, '/environments/current/keys'),
  ]

  expect(answers.map((answer) => [answer.status, isReplayed(answer)])).toEqual(Array(3).fill([201, false]))
})

test('[I-8] a key of 255 characters is taken, a longer one is a 422, none and an empty one are no key', async () => {
  const server = await startServer()
  const body = { name: 'Northwind' }

  expect(isReplayed(await create(server, 'k'.repeat(255), body))).toBe(false)
  expect(isReplayed(await create(server, 'k'.repeat(255), body))).toBe(true)
  expect(await create(server, 'k'.repeat(256), body)).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'Idempotency-Key', code: 'idempotency_key_invalid' }] },
  })
  for (let i = 0; i < 2; i++) expect(isReplayed(await create(server, '', body))).toBe(false)
})

test('an answer that holds a secret lies sealed in the database and still comes back', async () => {
  const server = await startServer()
  const { environment } = server

  const first = await create(server, 'a', { name: 'Key' }, '/environments/current/keys')
  const { value } = first.body as { value: string }
  const again = await create(server, 'a', { name: 'Key' }, '/environments/current/keys')

  expect(again.body).toEqual(first.body)
  const row = await environment.db.one<Record<string, unknown>>(sql`
    select operation_id, key, encode(request_hash, 'hex') as hash, sealed_answer from idempotency_keys
    where environment_id = ${environment.environmentId}`)
  expect(row.sealed_answer).toMatch(/^v\d\./)
  expect(JSON.stringify(row)).not.toContain(value)
})

const wrongCode = defineError({ status: 400, code: 'wrong_code', when: 'The test says so.' }, () => 'Wrong.')

/** Counts its runs in the database; what it answers is the test's. */
function counting(idempotency: 'replay' | 'none', outcome: (n: number) => unknown) {
  return defineOperation({
    id: `Test_${idempotency}`,
    method: 'POST',
    path: `/${idempotency}`,
    summary: 'Count',
    surface: 'api',
    access: 'api_key',
    idempotency,
    success: { status: 200, body: Type.Unknown() },
    errors: [wrongCode],
    handler: (_input, ctx: Context) =>
      ctx.transaction(async (tx) => {
        const { n } = await tx.db.one<{ n: number }>(sql`
          insert into guess_limits (environment_id, name, subject, window_ends_at, count)
          values (${tx.environmentId}, 'runs', ${Buffer.from('x')}, ${tx.now()}, 1)
          on conflict (environment_id, name, subject) do update set count = guess_limits.count + 1 returning count as n`)
        return outcome(n)
      }),
  })
}

test('an error that the handler returned is remembered: a wrong code counts once', async () => {
  const { send } = await serveOwnOperations([
    counting('replay', () => commitWith(wrongCode())),
    counting('none', (n) => ({ n })),
  ])
  const options = { body: { code: '123456' }, headers: { 'idempotency-key': 'a' } }

  const answers = [await send('POST', '/replay', options), await send('POST', '/replay', options)]

  expect(answers.map(({ status, body }) => [status, body])).toEqual(
    Array(2).fill([400, { code: 'wrong_code', message: 'Wrong.' }]),
  )
  expect(answers.map(({ headers }) => headers['idempotent-replayed'])).toEqual([undefined, 'true'])
  expect((await send('POST', '/none')).body).toEqual({ n: 2 })
})

test('a read by POST is done again, key or no key', async () => {
  const { send } = await serveOwnOperations([counting('none', (n) => ({ n }))])
  const options = { headers: { 'idempotency-key': 'a' } }

  expect((await send('POST', '/none', options)).body).toEqual({ n: 1 })
  expect((await send('POST', '/none', options)).body).toEqual({ n: 2 })
})
