import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { startKeyService } from '#test/key-services.ts'
import { startOwnServer, startServer, startServerWithClock, type TestServer } from '#test/server.ts'
import { rotateVaults, showRotations } from './index.ts'

interface Rotation {
  id: string
  state: string
  total: number
  done: number
  failed: number
  error: string | null
}

/** Starts a rotation, which says how much there is, and waits for its job. */
async function rotate(
  { api }: Pick<TestServer, 'api'>,
  kind: 'wrapping' | 'keys',
): Promise<Rotation & { announced: number }> {
  const { status, body } = await api.post<Rotation>('/vault/v1/rotations', { kind })
  expect(status).toBe(202)
  const get = async () => (await api.get<Rotation>(`/vault/v1/rotations/${body.id}`)).body
  await expect.poll(async () => (await get()).state, { timeout: 30_000 }).toBe('completed')
  return { ...(await get()), announced: body.total }
}

interface Key {
  id: string
  provider: string
  retired_at: string | null
}
const keysOf = async ({ api }: TestServer) => (await api.get<{ data: Key[] }>('/vault/v1/keys?limit=100')).body.data

test('new keys take over all stored versions, values stay as they are, and the old keys can be deleted in the end', async () => {
  let now = Date.now()
  const server = await startOwnServer({ now: () => new Date(now) })
  const { workos, api } = server
  const made = []
  for (let i = 0; i < 130; i++)
    made.push(
      await workos.vault.createObject({ name: `${i}`, value: `value ${i}`, context: i % 2 === 0 ? {} : { t: '1' } }),
    )
  const [first] = made
  await workos.vault.updateObject({ id: first?.id ?? '', value: 'later' })
  const pair = await workos.vault.createDataKey({ context: { t: '1' } })
  const before = await keysOf(server)

  const rotation = await rotate(server, 'keys')

  expect(rotation).toMatchObject({ announced: 131, total: 131, done: 131, failed: 0, error: null })
  const after = await keysOf(server)
  expect(after.filter(({ retired_at }) => retired_at !== null).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  for (const [i, { id, keyId }] of made.entries()) {
    const object = await workos.vault.readObject({ id })
    expect(object.value).toBe(i === 0 ? 'later' : `value ${i}`)
    expect(object.metadata.keyId).not.toBe(keyId)
  }
  expect((await api.get(`/vault/v1/kv/${first?.id}/versions/${first?.versionId}`)).body).toMatchObject({
    value: 'value 0',
  })

  expect((await api.delete(`/vault/v1/keys/${before[0]?.id}`)).status).toBe(409)
  now += 301_000
  const rekeyed = await workos.vault.createRekey({ context: { t: '1' }, encryptedKeys: pair.encryptedKeys })
  for (const { id } of before) expect((await api.delete(`/vault/v1/keys/${id}`)).status).toBe(204)
  expect((await api.post('/vault/v1/keys/decrypt', { keys: pair.encryptedKeys })).status).toBe(400)
  expect(await workos.vault.decryptDataKey({ keys: rekeyed.encryptedKeys ?? '' })).toEqual(pair.dataKey)
  expect((await workos.vault.readObject({ id: first?.id ?? '' })).value).toBe('later')

  // What the command does, for all environments.
  const { environmentId } = server.environment
  expect(await rotateVaults(server.app.system, 'wrapping')).toContain(`${environmentId}  wrapping  running  0 of 2`)
  await expect
    .poll(() => showRotations(server.app.system), { timeout: 30_000 })
    .toContain(`${environmentId}  wrapping  completed  2 of 2`)
  await server.close()
}, 60_000)

test('keys move to another provider, without which nothing opens any more, and values and data keys stay as they are', async () => {
  const databaseUrl = await createDatabase()
  const service = await startKeyService('HASHICORP_VAULT')
  const vaultKeysFile = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json')
  await writeFile(vaultKeysFile, JSON.stringify({ keys: [service.settings] }))
  const first = await startOwnServer({ secrets: { databaseUrl } })
  const { apiKey } = first
  const api = (url: string) => clientFor(url, apiKey)
  const created = await api(first.url)('POST', '/vault/v1/kv', {
    name: 'moved',
    value: 'kept',
    key_context: { t: '1' },
  })
  const pair = await api(first.url)('POST', '/vault/v1/keys/data-key', { context: {} })
  await first.close()

  let now = Date.now()
  const next = await startOwnServer({
    config: { vaultKeysFile },
    secrets: { databaseUrl },
    now: () => new Date(now),
  })
  const call = api(next.url)
  const started = await call('POST', '/vault/v1/rotations', { kind: 'wrapping' })
  const get = async () => call('GET', `/vault/v1/rotations/${started.id}`)
  await expect.poll(async () => (await get()).state, { timeout: 30_000 }).toBe('completed')
  expect(await get()).toMatchObject({ total: 2, done: 2, failed: 0 })
  const keys = (await call('GET', '/vault/v1/keys')).data as Key[]
  expect(keys.map(({ provider }) => provider.split(' ')[0])).toEqual(['HASHICORP_VAULT', 'HASHICORP_VAULT'])
  // Longer than an opened key stays in memory.
  now += 301_000
  expect(await call('GET', `/vault/v1/kv/${created.id}`)).toMatchObject({ value: 'kept' })
  expect(await call('POST', '/vault/v1/keys/decrypt', { keys: pair.encrypted_keys })).toEqual({
    id: pair.id,
    data_key: pair.data_key,
  })
  await next.close()

  const bare = await startOwnServer({ secrets: { databaseUrl } })
  expect((await api(bare.url)('GET', `/vault/v1/kv/${created.id}`)).code).toBe('key_provider_unavailable')
  await bare.close()
  service.close()
}, 60_000)

test('what cannot be opened is counted with the reason and stays as it is with its key, and all else is rotated', async () => {
  let now = Date.now()
  const server = await startServerWithClock(() => new Date(now))
  const { workos, app, api } = server
  const { database } = app.system
  const store = (name: string, context: Record<string, string>) =>
    workos.vault.createObject({ name, value: name, context })
  const damaged = await store('damaged', { only: 'damaged' })
  const cut = await store('cut', {})
  const keyless = await store('keyless', { only: 'keyless' })
  const sound = await store('sound', {})
  await database.run(sql`
    update vault_object_versions set wrapped_data_key = set_byte(wrapped_data_key, 60, get_byte(wrapped_data_key, 60) # 1)
    where object_id = ${damaged.id}`)
  await database.run(sql`update vault_object_versions set wrapped_data_key = '' where object_id = ${cut.id}`)
  await database.run(sql`delete from vault_keys where id = ${keyless.keyId}`)

  expect(await rotate(server, 'keys')).toMatchObject({ announced: 4, total: 4, done: 4, failed: 3 })
  expect((await workos.vault.readObject({ id: sound.id })).metadata.keyId).not.toBe(sound.keyId)
  expect((await api.get(`/vault/v1/kv/${cut.id}`)).body).toMatchObject({ code: 'vault_object_damaged' })
  expect((await api.get(`/vault/v1/kv/${keyless.id}`)).body).toMatchObject({ code: 'vault_value_gone' })
  const [last] = (await api.get<{ data: Rotation[] }>('/vault/v1/rotations')).body.data
  expect(last?.error).toEqual(
    expect.stringContaining(
      [damaged, cut, keyless]
        .map(({ id }) => id)
        .sort()
        .at(-1) ?? '',
    ),
  )

  now += 301_000
  expect((await api.delete(`/vault/v1/keys/${damaged.keyId}`)).status).toBe(409)
  expect((await api.delete(`/vault/v1/keys/${sound.keyId}`)).status).toBe(409)
  await workos.vault.deleteObject({ id: cut.id })
  expect((await api.delete(`/vault/v1/keys/${sound.keyId}`)).status).toBe(204)
})

test('wrapping looks at each key that the server wrapped in its environment once, and changes none that needs no change', async () => {
  const [server, other] = [await startServer(), await startServer()]
  await other.workos.vault.createDataKey({ context: { theirs: '1' } })
  // More than one batch of a hundred.
  for (let i = 0; i < 11; i++)
    await server.workos.vault.createDataKey({
      context: Object.fromEntries([...'abcdefghij'].map((name) => [name, `${i}`])),
    })
  const { database } = server.app.system
  const { environmentId } = server.environment
  await database.run(sql`
    update vault_keys set is_customers = true where environment_id = ${environmentId} and name = 'a' and value = '3'`)
  const stored = () => database.many(sql`select * from vault_keys where environment_id = ${environmentId} order by id`)
  const before = await stored()

  expect(await rotate(server, 'wrapping')).toMatchObject({ announced: 109, total: 109, done: 109, failed: 0 })
  expect(await stored()).toEqual(before)
})

test('new keys retire those of their environment, and each of them once', async () => {
  let now = Date.now()
  const server = await startServerWithClock(() => new Date(now))
  const other = await startServer()
  await other.workos.vault.createDataKey({ context: { theirs: '1' } })
  await server.workos.vault.createDataKey({ context: { t: '1' } })

  await rotate(server, 'keys')
  const [first] = await keysOf(server)
  now += 60_000
  await server.workos.vault.createDataKey({ context: { t: '1' } })
  await rotate(server, 'keys')

  const keys = await keysOf(server)
  expect(keys.map(({ retired_at }) => Date.parse(retired_at ?? ''))).toEqual([now, Date.parse(first?.retired_at ?? '')])
  expect((await keysOf(other)).map(({ retired_at }) => retired_at)).toEqual([null])
})

function clientFor(url: string, apiKey: string) {
  return async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as Record<string, unknown>
  }
}
