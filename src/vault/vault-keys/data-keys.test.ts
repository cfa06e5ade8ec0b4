import { beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
const events = async (name: string) =>
  (await server.workos.events.listEvents({ events: [name as 'vault.dek.read'] })).data

test('a data key opens again from what was given with it, and of each is recorded who had it', async () => {
  const pair = await server.workos.vault.createDataKey({ context: { tenant: 'northwind', region: 'eu' } })
  expect(Buffer.from(pair.dataKey.key, 'base64')).toHaveLength(32)
  expect(pair.dataKey.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(pair.context).toEqual({ tenant: 'northwind', region: 'eu' })

  expect(await server.workos.vault.decryptDataKey({ keys: pair.encryptedKeys })).toEqual(pair.dataKey)

  const actor = { actorSource: 'api', actorId: expect.stringMatching(/^key_/), actorName: 'First key' }
  expect((await events('vault.dek.read')).map(({ data }) => data)).toEqual([
    { ...actor, keyIds: [pair.dataKey.id], keyContext: { tenant: 'northwind', region: 'eu' } },
  ])
  expect((await events('vault.dek.decrypted')).map(({ data }) => data)).toEqual([{ ...actor, keyId: pair.dataKey.id }])
  const made = (await events('vault.kek.created')).map(({ data }) => data)
  expect(made).toEqual(
    ['region=eu', 'tenant=northwind'].map((keyName) => expect.objectContaining({ ...actor, keyName })),
  )
})

test('a data key that is wrapped for another context is the same, and both wrappings open it', async () => {
  const { dataKey, encryptedKeys } = await server.workos.vault.createDataKey({ context: { tenant: 'a' } })

  const rekeyed = await server.workos.vault.createRekey({ context: { tenant: 'b' }, encryptedKeys })

  expect(rekeyed).toMatchObject({ id: dataKey.id, dataKey: dataKey.key, context: { tenant: 'b' } })
  expect(rekeyed.encryptedKeys).not.toBe(encryptedKeys)
  for (const keys of [encryptedKeys, rekeyed.encryptedKeys ?? ''])
    expect(await server.workos.vault.decryptDataKey({ keys })).toEqual(dataKey)
})

test('what the official SDK encrypts locally it decrypts, with the associated data alone', async () => {
  const secret = 'a secret, 密 🔑'
  const contexts: Record<string, string>[] = [
    {},
    { tenant: 'local' },
    Object.fromEntries([...'abcdefghij'].map((name) => [name, 'x'.repeat(500)])),
  ]
  for (const context of contexts) {
    const sealed = await server.workos.vault.encrypt(secret, context, 'row 7')
    expect(await server.workos.vault.decrypt(sealed, 'row 7')).toBe(secret)
    await expect(server.workos.vault.decrypt(sealed, 'row 8')).rejects.toThrow()
  }
})

test('[T-7] encrypted keys in which any bit was changed, or that end elsewhere, are refused with a 400', async () => {
  const { encryptedKeys } = await server.workos.vault.createDataKey({ context: { tenant: 'bits', region: 'eu' } })
  const bytes = Buffer.from(encryptedKeys, 'base64')
  const changed = Array.from({ length: bytes.length }, (_, i) => {
    const copy = Buffer.from(bytes)
    copy[i] = (copy[i] ?? 0) ^ (1 << (i % 8))
    return copy.toString('base64')
  })
  const others = [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.alloc(1)])].map((each) => each.toString('base64'))
  const before = (await server.api.get<{ data: unknown[] }>('/events?limit=100')).body.data.length

  for (const keys of [...changed, ...others, '', 'x', `${encryptedKeys}\n`, encryptedKeys.replace(/=*$/, '!')]) {
    const { status, body } = await server.api.post('/vault/v1/keys/decrypt', { keys })
    expect([keys, status, body]).toEqual([keys, 400, { error: expect.any(String), code: 'invalid_encrypted_keys' }])
    expect((await server.api.post('/vault/v1/keys/rekey', { context: {}, encrypted_keys: keys })).status).toBe(400)
  }
  expect((await server.api.get<{ data: unknown[] }>('/events?limit=100')).body.data).toHaveLength(before)
})

test('[T-3] [T-7] encrypted keys of one environment open in no other', async () => {
  const other = await startServer()
  const { encryptedKeys } = await other.workos.vault.createDataKey({ context: { tenant: 'northwind' } })
  await expect(server.workos.vault.decryptDataKey({ keys: encryptedKeys })).rejects.toMatchObject({ status: 400 })
})

test('of many requests that need a key for the first time at once, one makes it', async () => {
  // Not by the SDK, which repeats what fails.
  const pairs = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      server.api.post<{ encrypted_keys: string; data_key: string; id: string }>('/vault/v1/keys/data-key', {
        context: i % 2 === 0 ? { one: '1', two: '2' } : { two: '2', one: '1' },
      }),
    ),
  )
  for (const { status, body } of pairs) {
    expect([status, body]).toEqual([200, expect.objectContaining({ context: { one: '1', two: '2' } })])
    const { id, data_key: key } = body
    expect(await server.workos.vault.decryptDataKey({ keys: body.encrypted_keys })).toEqual({ id, key })
  }
  const { body } = await server.api.get<{ data: { name: string }[] }>('/vault/v1/keys?limit=100')
  expect(body.data.filter(({ name }) => name === 'one' || name === 'two')).toHaveLength(2)
})

test.each([
  ['eleven entries', Object.fromEntries([...'abcdefghijk'].map((name) => [name, 'x']))],
  ['a value of 501 characters', { tenant: 'x'.repeat(501) }],
  ['a name of 121 characters', { ['x'.repeat(121)]: 'x' }],
  ['a name that is empty', { '': 'x' }],
  ['a value that is no text', { tenant: 7 }],
  ['no object', 'tenant'],
])('a context with %s is refused, in the shape of the Vault', async (_what, context) => {
  const { status, body } = await server.api.post<{ error: string }>('/vault/v1/keys/data-key', { context })
  expect([status, body]).toEqual([422, expect.objectContaining({ error: expect.stringMatching(/\.$/) })])
})

test('a key that wraps what is new cannot be deleted', async () => {
  await server.workos.vault.createDataKey({ context: { tenant: 'kept' } })
  const { body } = await server.api.get<{ data: { id: string; value: string }[] }>('/vault/v1/keys?limit=100')
  const id = body.data.find(({ value }) => value === 'kept')?.id
  expect(await server.api.delete(`/vault/v1/keys/${id}`)).toMatchObject({
    status: 409,
    body: { code: 'vault_key_in_use' },
  })
})
