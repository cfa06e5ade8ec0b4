import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { race } from '../groups/contention.fixture.ts'
import { startWithOwner, withoutValue } from './api-key.fixture.ts'

test('a deleted key stops working at once, is listed no more, and is announced exactly once', async () => {
  const { workos, api, environment, organizationId, organizationKey, userKey, validate, announced } =
    await startWithOwner()
  const keys = [await organizationKey(), await userKey()]

  for (const key of keys) {
    await workos.apiKeys.deleteApiKey(key.id)
    expect(await validate(key.value)).toBeNull()
    expect(await api.delete(`/api_keys/${key.id}`)).toMatchObject({
      status: 404,
      body: { message: `API Key not found: '${key.id}'.` },
    })
  }

  expect((await workos.apiKeys.listOrganizationApiKeys({ organizationId })).data).toEqual([])
  expect(await announced('revoked')).toEqual(keys.map(withoutValue))
  const left = await environment.db.many(sql`
    select 1 from credentials where environment_id = ${environment.environmentId} and kind = 'api_key'`)
  expect(left).toEqual([])
})

test('of ten parallel deletions one succeeds, with one event; every later validation is null', async () => {
  const { api, organizationKey, validate, announced } = await startWithOwner()
  const { id, value } = await organizationKey()
  const statuses = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const { status } = await api.delete(`/api_keys/${id}`)
      expect(await validate(value)).toBeNull()
      return status
    }),
  )
  expect(statuses.sort()).toEqual([204, ...Array(9).fill(404)])
  expect(await announced('revoked')).toHaveLength(1)
})

test('a deletion and an expiry that race answer one after the other; a validation meanwhile waits for neither', async () => {
  const { api, environment, organizationKey, lockOf, validate, announced } = await startWithOwner()
  const deletion = (id: string) => () => api.delete(`/api_keys/${id}`)
  const expiry = (id: string) => () => api.post(`/api_keys/${id}/expire`, {})
  for (const [first, second, expected] of [
    [deletion, expiry, [204, 404]],
    [expiry, deletion, [200, 204]],
  ] as const) {
    const key = await organizationKey()
    const answers = await race(environment, lockOf(key.id), [
      first(key.id),
      // A validation waits for no one.
      async () => {
        expect(await validate(key.value)).toMatchObject({ id: key.id })
        return second(key.id)()
      },
    ])
    expect(answers.map(({ status }) => status)).toEqual(expected)
    expect(await validate(key.value)).toBeNull()
  }
  expect(await announced('updated')).toHaveLength(1)
  expect(await announced('revoked')).toHaveLength(2)
})

test('an expired key can be deleted', async () => {
  const { api, organizationKey, announced } = await startWithOwner()
  const { id } = await organizationKey()
  await api.post(`/api_keys/${id}/expire`)
  expect((await api.delete(`/api_keys/${id}`)).status).toBe(204)
  expect(await announced('revoked')).toHaveLength(1)
})

test('[T-3] a key of another environment is a 404, and still works', async () => {
  const [ours, theirs] = [await startWithOwner(), await startWithOwner()]
  const { id, value } = await ours.organizationKey()
  expect((await theirs.api.delete(`/api_keys/${id}`)).status).toBe(404)
  expect(await ours.validate(value)).toMatchObject({ id })
  expect(await ours.announced('revoked')).toEqual([])
})

test('[T-2] a management key is no API key: it can be neither expired nor deleted here', async () => {
  const { api, environment } = await startWithOwner()
  const [{ id }] = (await environment.db.many<{ id: string }>(sql`
    select id from management_keys where environment_id = ${environment.environmentId}`)) as [{ id: string }]
  expect((await api.delete(`/api_keys/${id}`)).status).toBe(404)
  expect((await api.post(`/api_keys/${id}/expire`)).status).toBe(404)
  expect((await api.get('/organizations')).status).toBe(200)
})
