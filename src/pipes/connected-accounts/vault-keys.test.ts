import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startKeyService } from '#test/key-services.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { makeConnectable } from './accounts.fixture.ts'

interface Key {
  id: string
  retired_at: string | null
}

test('new keys of the Vault take over the accounts, which open as before, and the old keys can be deleted then, and not sooner', async () => {
  let now = Date.now()
  const server = await startOwnServer({ now: () => new Date(now) })
  const { api } = server
  const { path, user, organizationId } = await makeConnectable(server)
  await api.post(path, { access_token: 'outside' })
  await api.post(`${path}?organization_id=${organizationId}`, { access_token: 'inside' })
  const keys = async () => (await api.get<{ data: Key[] }>('/vault/v1/keys')).body.data
  const before = await keys()
  expect(before).toHaveLength(2)

  const { body } = await api.post<{ id: string }>('/vault/v1/rotations', { kind: 'keys' })
  const rotation = async () => (await api.get<{ state: string }>(`/vault/v1/rotations/${body.id}`)).body
  await expect.poll(async () => (await rotation()).state, { timeout: 30_000 }).toBe('completed')

  expect(await rotation()).toMatchObject({ total: 2, done: 2, failed: 0 })
  now += 301_000
  for (const { id } of before) expect((await api.delete(`/vault/v1/keys/${id}`)).status).toBe(204)
  const token = async (more = {}) => (await api.post('/data-integrations/acme/token', { ...user, ...more })).body
  expect(await token()).toMatchObject({ access_token: { access_token: 'outside' } })
  expect(await token({ organization_id: organizationId })).toMatchObject({ access_token: { access_token: 'inside' } })
  const [current] = (await keys()).filter(({ retired_at }) => retired_at === null)
  await server.environment.db.run(sql`update vault_keys set retired_at = now() - interval '1 hour'`)
  expect((await api.delete(`/vault/v1/keys/${current?.id}`)).body).toMatchObject({ code: 'vault_key_in_use' })
  await server.close()
}, 60_000)

test('[T-7] tokens of a member need the key that the organization has brought: who takes it away takes them away', async () => {
  const server = await startServer()
  const { api } = server
  const { path, user, organizationId } = await makeConnectable(server)
  const service = await startKeyService('AWS_KMS')
  expect((await api.put(`/organizations/${organizationId}/customer_key`, service.settings)).status).toBe(200)
  await api.post(`${path}?organization_id=${organizationId}`, { access_token: 'inside' })
  const { environment } = server
  const rows = await environment.db.many<{ is_customers: boolean }>(sql`
    select k.is_customers from connected_accounts a join vault_keys k on k.environment_id = a.environment_id
      and k.id = any(a.key_ids) where a.environment_id = ${environment.environmentId}`)
  expect(rows).toEqual([{ is_customers: true }])
  await api.delete(`/organizations/${organizationId}/customer_key?force=true`)
  await environment.db.run(
    sql`delete from vault_keys where environment_id = ${environment.environmentId} and is_customers`,
  )
  const { status, body } = await api.post('/data-integrations/acme/token', { ...user, organization_id: organizationId })
  expect([status, body]).toMatchObject([400, { code: 'connected_account_damaged' }])
  service.close()
})

test('[T-7] a stored account whose bytes were changed, exchanged or brought back from before opens nothing', async () => {
  const server = await startServer()
  const { api, environment } = server
  const { path, user, organizationId } = await makeConnectable(server)
  const inside = `${path}?organization_id=${organizationId}`
  await api.post(path, { access_token: 'first' })
  await api.post(inside, { access_token: 'of another account' })
  const tokenOf = async (more = {}) =>
    (await api.post<{ code?: string }>('/data-integrations/acme/token', { ...user, ...more })).body.code
  const { environmentId } = environment
  const stored = await environment.db.one<{ id: string; ciphertext: Buffer; wrapped_data_key: Buffer }>(sql`
    select id, ciphertext, wrapped_data_key from connected_accounts
    where environment_id = ${environmentId} and organization_id is null`)
  await api.put(path, { access_token: 'second' })
  await environment.db.run(sql`
    update connected_accounts set ciphertext = ${stored.ciphertext}, wrapped_data_key = ${stored.wrapped_data_key}
    where environment_id = ${environmentId} and id = ${stored.id}`)
  expect(await tokenOf()).toBe('connected_account_damaged')
  await environment.db.run(sql`
    update connected_accounts set ciphertext = overlay(ciphertext placing '\\x00' from 20)
    where environment_id = ${environmentId} and id <> ${stored.id}`)
  expect(await tokenOf({ organization_id: organizationId })).toBe('connected_account_damaged')
})
