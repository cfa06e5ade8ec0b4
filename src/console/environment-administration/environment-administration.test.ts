import { expect, test } from 'vitest'
import { createManagementKey } from '#environment/environments/management-keys.ts'
import { createClient } from '#test/client.ts'
import { startServer } from '#test/server.ts'
import { openConsole } from '../console.fixture.ts'

interface Created {
  id: string
  client_id: string
  api_key: string
}

async function start() {
  const server = await startServer()
  const team = await openConsole(server)
  const { value } = await createManagementKey(team.operators, 'Automation')
  return { server, team, api: createClient(server.url, value) }
}

test('an environment is made with a working key, found by a part of its name, renamed, and deleted by its name alone', async () => {
  const { server, team, api } = await start()
  const name = `Staging ${team.operators.system.newId('x').slice(-6)}`
  const made = await api.post<Created>('/environments', { name, kind: 'sandbox' })
  expect([made.status, made.body]).toEqual([
    201,
    expect.objectContaining({ object: 'environment', name, kind: 'sandbox' }),
  ])
  const path = `/environments/${made.body.id}`
  const own = createClient(server.url, made.body.api_key)
  expect((await own.get('/environments/current')).body).toMatchObject({ id: made.body.id, name, kind: 'sandbox' })
  const found = await api.get<{ data: Created[] }>(
    `/environments?search=${encodeURIComponent(name.slice(3).toUpperCase())}`,
  )
  expect(found.body.data.map(({ id }) => id)).toEqual([made.body.id])

  expect(
    (await api.request(path, { method: 'PATCH', body: { name: `${name} 2`, kind: 'production' } })).body,
  ).toMatchObject({
    name: `${name} 2`,
    kind: 'production',
  })
  expect((await api.delete(`${path}?name=${encodeURIComponent(name)}`)).body).toMatchObject({
    code: 'name_does_not_match',
  })
  expect((await own.get('/environments/current')).status).toBe(200)
  expect((await api.delete(`${path}?name=${encodeURIComponent(`${name} 2`)}`)).status).toBe(202)

  expect((await own.get('/environments/current')).status).toBe(401)
  await expect.poll(async () => (await api.get(path)).status, { timeout: 20_000 }).toBe(404)
  // What was done to it stays known.
  const log = await api.get<{ data: { operation: string }[] }>(`/operator_log?target_id=${made.body.id}`)
  expect(log.body.data.map(({ operation }) => operation)).toEqual([
    'gatehouse.environments.delete',
    'gatehouse.environments.change',
    'gatehouse.environments.create',
  ])
})

test('neither the first environment nor that of the operators is deleted, and a key of an application reaches none of it', async () => {
  const { server, team, api } = await start()
  const { firstEnvironment } = server.app
  const first = `/environments/${firstEnvironment.environmentId}`
  const { name } = (await api.get<{ name: string }>(first)).body
  expect((await api.delete(`${first}?name=${encodeURIComponent(name)}`)).body).toMatchObject({
    code: 'first_environment',
  })
  const ofOperators = `/environments/${team.operators.environmentId}`
  expect((await api.get(ofOperators)).status).toBe(404)
  expect((await api.delete(`${ofOperators}?name=${encodeURIComponent('Gatehouse console')}`)).status).toBe(404)
  for (const path of ['/environments', first])
    expect((await server.api.get(path)).body).toMatchObject({ code: 'system_key_required' })
})

test('what is set up in one environment is copied to another: once, without its secrets, and not at all when it is only tried', async () => {
  const { server, team, api } = await start()
  const [from, to] = [await start(), await team.environment('sandbox', 'Target')]
  const source = from.server.api
  await source.post('/authorization/permissions', { slug: 'invoices:read', name: 'Read invoices' })
  await source.post('/authorization/roles', { slug: 'billing', name: 'Billing' })
  await source.put('/authorization/roles/billing/permissions', { permissions: ['invoices:read'] })
  await source.post('/user_management/redirect_uris', { uri: 'https://app.example.com/callback' })
  await source.post('/user_management/cors_origins', { origin: 'https://app.example.com' })
  await source.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { mfa_policy: 'required' } })
  await source.put('/environments/current/branding', { name: 'Acme' })
  await source.put('/user_management/jwt_template', { content: '{"email": {{ user.email }}}' })
  await source.post('/feature-flags', { slug: 'beta', name: 'Beta' })
  const { value } = await createManagementKey(to, 'Reader')
  const target = createClient(server.url, value)
  const path = `/environments/${to.environmentId}/copy_settings`
  const body = { source: from.server.environment.environmentId }
  const copied = {
    resource_types: 0,
    permissions: 1,
    roles: 1,
    redirect_uris: 1,
    cors_origins: 1,
    sign_in_settings: 1,
    branding: 1,
    jwt_template: 1,
    feature_flags: 1,
  }

  const tried = await api.post(path, { ...body, dry_run: true })
  expect([tried.status, tried.body]).toEqual([200, { object: 'copied_settings', dry_run: true, copied }])
  expect((await target.get('/authorization/roles/billing')).status).toBe(404)
  expect((await api.post(path, body)).body).toEqual({ object: 'copied_settings', dry_run: false, copied })

  expect((await target.get('/authorization/roles/billing')).body).toMatchObject({ permissions: ['invoices:read'] })
  expect((await target.get('/environments/current/sign_in_settings')).body).toMatchObject({ mfa_policy: 'required' })
  expect((await target.get('/environments/current/branding')).body).toMatchObject({ name: 'Acme' })
  expect((await target.get('/feature-flags/beta')).status).toBe(200)
  const again = await api.post<{ copied: Record<string, number> }>(path, body)
  expect(Object.values(again.body.copied).every((count) => count === 0)).toBe(true)
  expect((await api.post(path, { source: to.environmentId })).body).toMatchObject({ code: 'same_environment' })
  expect((await api.post(path, { source: 'environment_unknown' })).status).toBe(404)
})
