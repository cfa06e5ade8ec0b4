import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { startServerWithClock } from '#test/server.ts'
import { race } from '../groups/contention.fixture.ts'
import { type ApiKeyWithValue, type OwnerServer, startWithOwner, withOwner, withoutValue } from './api-key.fixture.ts'
import type { ApiKey } from './schemas.ts'

let server: OwnerServer
let key: ApiKeyWithValue
beforeEach(async () => {
  server = await startWithOwner()
  key = await server.organizationKey()
})

const later = '2999-01-01T00:00:00.000Z'
const latest = '2999-12-31T00:00:00.000Z'

async function expire(body?: object, id = key.id) {
  const { status, body: answer } = await server.api.post<ApiKey>(`/api_keys/${id}/expire`, body)
  return { status, body: answer }
}

const alreadyExpired = {
  status: 409,
  body: { code: 'api_key_already_expired', message: 'API key is already expired.' },
}

test('without a moment, or with one that has passed, a key ends now; announced once, with the expiry it had', async () => {
  for (const body of [undefined, {}, { expires_at: '2020-01-01T00:00:00Z' }]) {
    const { id, value } = await server.organizationKey({ expires_at: later })
    const before = Date.now()

    const { status, body: ended } = await expire(body, id)

    expect(status).toBe(200)
    expect(Date.parse(ended.expires_at ?? '')).toBeGreaterThanOrEqual(before)
    expect(Date.parse(ended.expires_at ?? '')).toBeLessThanOrEqual(Date.now())
    expect(await server.validate(value)).toBeNull()
    expect((await server.announced('updated')).filter((data) => data.id === id)).toEqual([
      { ...ended, previous_attributes: { expires_at: later } },
    ])
  }
})

test('a moment to come is scheduled, moved and taken back, and the key works meanwhile', async () => {
  for (const [expires_at, previous] of [
    [later, null],
    [latest, later],
    [null, latest],
  ]) {
    const { status, body } = await expire({ expires_at })
    // The use of the key is written down after the answer that it was used for.
    const { updated_at, last_used_at } = body
    expect([status, body]).toEqual([200, { ...withoutValue(key), expires_at, updated_at, last_used_at }])
    expect(await server.validate(key.value)).toMatchObject({ id: body.id, expires_at, updated_at })
    expect((await server.announced('updated')).at(-1)).toEqual({
      ...body,
      previous_attributes: { expires_at: previous },
    })
  }
  expect(await server.announced('updated')).toHaveLength(3)
})

test('what is the expiry already is no update: no event, no new time', async () => {
  expect(await expire({ expires_at: null })).toEqual({ status: 200, body: withoutValue(key) })
  const { body: scheduled } = await expire({ expires_at: later })
  expect(await expire({ expires_at: later })).toEqual({ status: 200, body: scheduled })
  expect(await server.announced('updated')).toHaveLength(1)
})

test('an expired key is a 409 api_key_already_expired, and nothing brings it back', async () => {
  await expire()
  for (const body of [undefined, {}, { expires_at: null }, { expires_at: later }]) {
    expect(await expire(body)).toEqual(alreadyExpired)
  }
  expect(await server.validate(key.value)).toBeNull()
  expect(await server.announced('updated')).toHaveLength(1)
})

test('a key whose scheduled moment has come is expired too', async () => {
  let now = new Date('2030-01-01T00:00:00.000Z')
  const own = await withOwner(await startServerWithClock(() => now))
  const { id } = await own.organizationKey({ expires_at: '2030-01-02T00:00:00.000Z' })
  now = new Date('2030-01-02T00:00:00.000Z')
  expect(await own.api.post(`/api_keys/${id}/expire`, { expires_at: null })).toMatchObject(alreadyExpired)
  expect(await own.announced('updated')).toEqual([])
})

test('a key that was ended now is dead on a node whose clock is behind, and stays expired there', async () => {
  await expire()
  const { environment } = server
  // As such a node sees it: the moment of the expiry has not come.
  await environment.db.run(sql`
    update api_keys set expires_at = ${new Date(Date.now() + 60_000)}
    where environment_id = ${environment.environmentId} and id = ${key.id}`)
  expect(await server.validate(key.value)).toBeNull()
  expect(await expire({ expires_at: null })).toEqual(alreadyExpired)
})

test('of ten parallel calls to end a key one succeeds, with one event; every later validation is null', async () => {
  const { environment, lockOf, validate } = server
  const endAndValidate = async () => {
    const { status } = await expire()
    expect(await validate(key.value)).toBeNull()
    return status
  }
  const answers = await race(
    environment,
    lockOf(key.id),
    Array.from({ length: 10 }, () => endAndValidate),
  )
  expect(answers.sort()).toEqual([200, ...Array(9).fill(409)])
  expect(await server.announced('updated')).toHaveLength(1)
})

test('a call that would take the end back comes too late when another one ends the key before it', async () => {
  const { environment, lockOf, validate } = server
  await expire({ expires_at: later })
  const [ended, takenBack] = await race(environment, lockOf(key.id), [
    () => expire(),
    () => expire({ expires_at: null }),
  ])
  expect(ended?.status).toBe(200)
  expect(takenBack).toEqual(alreadyExpired)
  expect(await validate(key.value)).toBeNull()
})

test('a repeated Idempotency-Key gets the first answer, not the 409', async () => {
  const end = () => server.api.post(`/api_keys/${key.id}/expire`, {}, { 'idempotency-key': 'once' })
  const first = await end()
  expect(first.status).toBe(200)
  expect((await end()).body).toEqual(first.body)
  expect(await server.announced('updated')).toHaveLength(1)
})

test('[I-2] what is no moment is a 422, and the key stays as it was', async () => {
  for (const expires_at of ['tomorrow', '', 0, true, [], '2999-13-01T00:00:00Z']) {
    expect(await server.api.post(`/api_keys/${key.id}/expire`, { expires_at })).toMatchObject({
      status: 422,
      body: { message: expect.any(String) },
    })
  }
  expect(await server.validate(key.value)).toEqual(withoutValue(key))
})

test('[T-3] a key of another environment, and one that does not exist, is a 404, and stays as it was', async () => {
  const theirs = await startWithOwner()
  const foreign = await theirs.organizationKey()
  for (const id of [foreign.id, 'api_key_01J00000000000000000000000']) {
    expect(await expire({}, id)).toEqual({ status: 404, body: notFoundBody('API Key', id) })
  }
  expect(await theirs.validate(foreign.value)).toEqual(withoutValue(foreign))
  expect(await theirs.announced('updated')).toEqual([])
})
