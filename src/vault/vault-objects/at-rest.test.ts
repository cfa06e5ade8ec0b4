import { expect, test } from 'vitest'
import { dumpOf, formsOf } from '#test/at-rest.ts'
import { createDatabase } from '#test/database.ts'
import { startKeyService } from '#test/key-services.ts'
import { send } from '#test/samples.ts'
import { startOwnServer } from '#test/server.ts'

test('[T-7] nothing of the Vault lies readable in any table: no value, no data key, no credential of a key', async () => {
  const databaseUrl = await createDatabase()
  const server = await startOwnServer({ secrets: { databaseUrl } })
  const { workos, api } = server
  const [first, second, third] = ['the planted value of a secret', 'its planted second value', 'another planted value']
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Owner' })
  const context = { organization_id: organizationId }
  const create = { name: 'planted', value: first, key_context: context }
  for (let i = 0; i < 2; i++) await api.post('/vault/v1/kv', create, { 'idempotency-key': 'planted' })
  const { id, metadata } = await workos.vault.readObjectByName('planted')
  await workos.vault.updateObject({ id, value: second, versionCheck: metadata.versionId ?? '' })
  await api.put(`/vault/v1/kv/${id}`, { value: third, version_check: 'refused' })
  const pair = await workos.vault.createDataKey({ context })
  await workos.vault.decryptDataKey({ keys: pair.encryptedKeys })
  await workos.vault.createRekey({ context: {}, encryptedKeys: pair.encryptedKeys })
  const service = await startKeyService('AWS_KMS')
  const secret = 'secret_access_key' in service.settings ? service.settings.secret_access_key : ''
  expect((await api.put(`/organizations/${organizationId}/customer_key`, service.settings)).status).toBe(200)
  await workos.vault.createObject({ name: 'under the key of a customer', value: third, context })
  await api.post('/vault/v1/rotations', { kind: 'keys' })
  const isOver = async () => (await api.get<{ data: { state: string }[] }>('/vault/v1/rotations')).body.data[0]?.state
  await expect.poll(isOver, { timeout: 20_000 }).toBe('completed')
  // Readers of the log of requests have it written.
  await send(server.url, '/_dev/requests')

  const dump = await dumpOf(databaseUrl)

  // That it holds what is there, in these forms.
  for (const there of ['planted', organizationId, pair.dataKey.id]) expect(dump).toContain(there)
  for (const planted of [first, second, third, secret, Buffer.from(pair.dataKey.key, 'base64')])
    for (const form of formsOf(planted)) expect(dump.includes(form), `${planted} as ${form}`).toBe(false)
  await server.close()
  service.close()
}, 60_000)
