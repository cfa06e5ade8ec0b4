import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type KeyService, startKeyService } from '#test/key-services.ts'
import { createKeyring } from '../crypto/keyring.ts'
import { createOutgoingClient } from '../outgoing/index.ts'
import { createKeyProviders, customerProviderNames, readKeyFile } from './index.ts'
import type { RemoteKeySettings, ServerKeySettings } from './settings.ts'

const keyring = createKeyring(['the key of secrets at rest, long enough'])
const outgoing = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
const providersWith = (configured: readonly ServerKeySettings[]) =>
  createKeyProviders({ configured, keyring, outgoing, now: () => new Date(), aws: undefined })
const binding = { environmentId: 'environment_1', keyId: 'key-1', purpose: 'tenant' }
const key = randomBytes(32)

describe.each([...customerProviderNames, 'HASHICORP_VAULT'] as const)('%s', (name) => {
  let service: KeyService
  const open = async (changes: Partial<RemoteKeySettings> = {}) => {
    service = await startKeyService(name)
    return providersWith([{ ...service.settings, ...changes } as RemoteKeySettings]).current
  }
  afterAll(() => service.close())

  test('wraps a key so that it opens for what it was wrapped for alone, and the key itself is nowhere in it', async () => {
    const provider = await open()
    const wrapped = await provider.wrap(key, binding)

    expect(await provider.unwrap(wrapped, binding)).toEqual(key)
    expect(createSecretKey(key).equals(createSecretKey(await provider.unwrap(wrapped, binding)))).toBe(true)
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(wrapped).not.toContain(key.toString(encoding))
    for (const member of ['environmentId', 'keyId', 'purpose'])
      await expect(provider.unwrap(wrapped, { ...binding, [member]: 'another' })).rejects.toMatchObject({
        reason: 'refused',
      })
    const changed = wrapped.slice(0, -5) + (wrapped.at(-5) === 'A' ? 'B' : 'A') + wrapped.slice(-4)
    await expect(provider.unwrap(changed, binding)).rejects.toMatchObject({ reason: 'refused' })
    expect(provider.reference).toMatch(new RegExp(`^${name} \\S+$`))
  })

  test('asks again with a new token when the first has ended', async () => {
    const provider = await open()
    const wrapped = await provider.wrap(key, binding)
    service.endTokens()
    expect(await provider.unwrap(wrapped, binding)).toEqual(key)
  })

  test('says in the words of the provider that it refuses, and of one that fails that it is unavailable', async () => {
    const provider = await open()
    const wrapped = await provider.wrap(key, binding)
    service.trouble = 'denied'
    await expect(provider.unwrap(wrapped, binding)).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringMatching(/denied|not authorized/i),
    })
    service.trouble = 'failing'
    await expect(provider.unwrap(wrapped, binding)).rejects.toMatchObject({ reason: 'unavailable' })
    service.close()
    await expect(provider.wrap(key, binding)).rejects.toMatchObject({ reason: 'unavailable' })
  })

  test('refuses what is signed or asked with other credentials', async () => {
    const secrets = {
      AWS_KMS: { secret_access_key: 'another' },
      GCP_KMS: { service_account_key: '{}' },
      AZURE_KEY_VAULT: { client_secret: 'another' },
      HASHICORP_VAULT: { secret_id: 'another' },
    }
    const provider = await open(secrets[name])
    await expect(provider.wrap(key, binding)).rejects.toMatchObject({ reason: 'refused' })
    expect(service.uses).toBe(0)
  })
})

test('a provider that does not answer is given up, and not waited for without end', async () => {
  const service = await startKeyService('AWS_KMS')
  service.trouble = 'silent'
  await expect(providersWith([service.settings]).current.wrap(key, binding)).rejects.toMatchObject({
    reason: 'unavailable',
    message: 'The server did not answer in time.',
  })
  service.close()
}, 30_000)

test('the master key wraps where nothing else is set up, for one purpose', async () => {
  const { current } = providersWith([])
  const wrapped = await current.wrap(key, binding)

  expect([current.reference, await current.unwrap(wrapped, binding)]).toEqual(['LOCAL', key])
  await expect(current.unwrap(wrapped, { ...binding, keyId: 'key-2' })).rejects.toMatchObject({ reason: 'refused' })
})

test('the first key of the file wraps, and all of them unwrap, the master key too', async () => {
  const service = await startKeyService('HASHICORP_VAULT')
  const file = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json')
  await writeFile(file, JSON.stringify({ keys: [service.settings] }))
  const remote = providersWith(await readKeyFile(file))
  await writeFile(file, JSON.stringify({ keys: [{ provider: 'LOCAL' }, service.settings] }))
  const back = providersWith(await readKeyFile(file))

  expect(remote.current.reference).toBe(
    `HASHICORP_VAULT ${(service.settings as { address: string }).address}/transit/gatehouse`,
  )
  expect(back.current.reference).toBe('LOCAL')
  const wrapped = await remote.current.wrap(key, binding)
  expect(await back.find(remote.current.reference)?.unwrap(wrapped, binding)).toEqual(key)
  expect(remote.find('LOCAL')?.reference).toBe('LOCAL')
  service.close()
})

test.each([
  ['{', 'It is not JSON.'],
  ['{}', '`keys` is missing.'],
  ['{"keys":[]}', '`keys` is an empty array.'],
  ['{"keys":[{"provider":"KEYCHAIN"}]}', '`keys.0.provider` is "KEYCHAIN".'],
  [
    '{"keys":[{"provider":"AWS_KMS","key_arn":"x","access_key_id":"y","secret_access_key":"z"}]}',
    '`key_arn` of the key at AWS_KMS must look like `arn:aws:kms:',
  ],
  [
    '{"keys":[{"provider":"AWS_KMS","key_arn":"arn:aws:kms:eu-central-1:111122223333:key/1","access_key_id":"y"}]}',
    '`secret_access_key` of the key at AWS_KMS is missing.',
  ],
  [
    '{"keys":[{"provider":"HASHICORP_VAULT","address":"https://vault.example","key_name":"k","role_id":"r"}]}',
    '`secret_id` of the key at HASHICORP_VAULT is missing.',
  ],
])('a file with %s is refused with the reason', async (content, why) => {
  const file = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json')
  await writeFile(file, content)
  await expect(readKeyFile(file)).rejects.toThrow(why)
  await expect(readKeyFile(`${file}.none`)).rejects.toThrow('VAULT_KEYS_FILE cannot be read')
})
