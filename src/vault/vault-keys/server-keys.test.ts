import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createContext } from '#platform/context.ts'
import { createDatabase } from '#test/database.ts'
import { startKeyService } from '#test/key-services.ts'
import { startOwnServer } from '#test/server.ts'
import { createDataKey, decryptDataKey } from './data-keys.ts'

test('a database without the provider of its keys opens nothing, and says which one is missing', async () => {
  const databaseUrl = await createDatabase()
  const service = await startKeyService('AWS_KMS')
  const vaultKeysFile = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json')
  await writeFile(vaultKeysFile, JSON.stringify({ keys: [service.settings] }))
  const first = await startOwnServer({ config: { vaultKeysFile }, secrets: { databaseUrl } })
  const { id, name } = await storeOne(first)
  const { encryptedKeys, dataKey } = await first.workos.vault.createDataKey({ context: { tenant: 'a' } })
  expect(service.uses).toBeGreaterThan(0)
  await first.close()

  const bare = await startOwnServer({ secrets: { databaseUrl } })
  const call = clientFor(bare.url, first.apiKey)
  for (const [method, path, body] of [
    ['GET', `/vault/v1/kv/${id}`],
    ['GET', `/vault/v1/kv/name/${name}`],
    ['POST', '/vault/v1/keys/decrypt', { keys: encryptedKeys }],
    ['POST', '/vault/v1/keys/rekey', { context: { tenant: 'b' }, encrypted_keys: encryptedKeys }],
    ['POST', '/vault/v1/keys/data-key', { context: { tenant: 'a' } }],
    ['PUT', `/vault/v1/kv/${id}`, { value: 'other' }],
  ] as const) {
    const answer = await call(method, path, body)
    expect([path, answer.status, answer.json.code]).toEqual([path, 503, 'key_provider_unavailable'])
    expect(answer.json.error).toMatch(/AWS_KMS arn:aws:kms:\S+ cannot be used, .* Add it to VAULT_KEYS_FILE\.$/)
  }
  expect((await call('GET', `/vault/v1/kv/${id}/metadata`)).status).toBe(200)
  await bare.close()

  const back = await startOwnServer({ config: { vaultKeysFile }, secrets: { databaseUrl } })
  const again = clientFor(back.url, first.apiKey)
  service.trouble = 'failing'
  expect((await again('GET', `/vault/v1/kv/${id}`)).status).toBe(503)
  service.trouble = undefined
  expect((await again('GET', `/vault/v1/kv/${id}`)).json).toMatchObject({ value: 'kept' })
  expect((await again('POST', '/vault/v1/keys/decrypt', { keys: encryptedKeys })).json.data_key).toBe(dataKey.key)
  await back.close()
  service.close()
}, 60_000)

test('a new master key takes over at the start, and the old one is not needed for the Vault afterwards', async () => {
  const databaseUrl = await createDatabase()
  const [oldKey, newKey] = ['the master key of last year, long enough', 'the master key of this year, long enough']
  const start = (masterKeys: string[]) => startOwnServer({ secrets: { databaseUrl, masterKeys } })
  const first = await start([oldKey])
  const { id } = await storeOne(first)
  await first.close()
  await (await start([newKey, oldKey])).close()

  const last = await start([newKey])
  expect((await clientFor(last.url, first.apiKey)('GET', `/vault/v1/kv/${id}`)).json).toMatchObject({ value: 'kept' })
  await last.close()
  await expect(start([oldKey])).rejects.toThrow('not in GATEHOUSE_SECRET_KEY')
}, 60_000)

test('an opened key is used without asking its provider again, for five minutes', async () => {
  const service = await startKeyService('HASHICORP_VAULT')
  const vaultKeysFile = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json')
  await writeFile(vaultKeysFile, JSON.stringify({ keys: [service.settings] }))
  let now = Date.now()
  const server = await startOwnServer({ config: { vaultKeysFile }, now: () => new Date(now) })
  const { environmentId, clientId, actor } = server.environment
  const ctx = createContext(server.app.system, { environmentId, clientId, actor })
  const { encryptedKeys } = await createDataKey(ctx, { tenant: 'a' })
  const open = () => decryptDataKey(ctx, encryptedKeys.toString('base64'))

  await open()
  const asked = service.uses
  await Promise.all([open(), open(), open()])
  expect(service.uses).toBe(asked)
  now += 300_000
  await open()
  expect(service.uses).toBe(asked + 1)
  await server.close()
  service.close()
})

async function storeOne({ workos }: Awaited<ReturnType<typeof startOwnServer>>) {
  const name = 'kept'
  const { id } = await workos.vault.createObject({ name, value: 'kept', context: { tenant: 'a' } })
  return { id, name }
}

function clientFor(url: string, apiKey: string) {
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as Record<string, string> }
  }
}
