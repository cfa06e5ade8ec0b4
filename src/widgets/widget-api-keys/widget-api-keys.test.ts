import { expect, test } from 'vitest'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'

const { workos, api, url } = await startServer()

async function furnish() {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const person = async (name: string, roleSlug: string) => {
    const { id: userId } = await workos.userManagement.createUser({
      email: `${name}.${organizationId}@northwind.example`,
    })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId, roleSlug })
    const { token } = await workos.widgets.createToken({
      organizationId,
      userId,
      scopes: ['widgets:api-keys:manage'],
    })
    return { userId, token }
  }
  return { organizationId, admin: await person('ada', 'admin'), member: await person('mia', 'member') }
}

async function ask(token: string, method: string, path: string, body?: object) {
  const { status, json } = await send(url, `/_widgets/${path}`, { method, key: token, body })
  return { status, json: json as Record<string, unknown> & { data: Record<string, unknown>[] } }
}

const keysOf = { organization: 'ApiKeys/organization-api-keys', user: 'UserApiKeys/api-keys' }

test('a key of each kind is made, listed, expired and deleted, and works as long as that', async () => {
  const { organizationId, admin } = await furnish()
  for (const [kind, path] of Object.entries(keysOf)) {
    const made = await ask(admin.token, 'POST', path, { name: 'Importer', permissions: [] })
    expect(made).toMatchObject({ status: 201, json: { name: 'Importer', value: expect.stringMatching(/^sk_/) } })
    const { id, value } = made.json as unknown as { id: string; value: string }
    const owner = async () => (await workos.apiKeys.createValidation({ value })).apiKey?.owner
    expect(await owner()).toMatchObject({ type: kind, id: kind === 'user' ? admin.userId : organizationId })
    const { json } = await ask(admin.token, 'GET', `${path}?search=IMPORT`)
    expect(json.data).toMatchObject([{ id, obfuscatedValue: expect.stringMatching(/\.\.\./), permissions: [] }])
    expect(JSON.stringify(json)).not.toContain(value)
    expect((await ask(admin.token, 'GET', `${path}?search=other`)).json.data).toEqual([])
    const base = path.split('/')[0]
    expect(await ask(admin.token, 'POST', `${base}/${id}/expire`, {})).toMatchObject({ status: 200, json: { id } })
    expect(await owner()).toBeUndefined()
    expect(await ask(admin.token, 'POST', `${base}/${id}/expire`, {})).toMatchObject({ status: 409 })
    expect(await ask(admin.token, 'DELETE', `${base}/${id}`)).toEqual({ status: 200, json: { success: true } })
    expect((await ask(admin.token, 'GET', path)).json.data).toEqual([])
  }
})

test('[T-3] members manage no keys, and no one those of other organizations or the other kind', async () => {
  const [ours, theirs] = [await furnish(), await furnish()]
  for (const path of Object.values(keysOf))
    for (const [method, target, body] of [
      ['GET', path],
      ['POST', path, { name: 'Mine', permissions: [] }],
      ['GET', `${path.split('/')[0]}/permissions`],
    ] as const)
      expect(await ask(ours.member.token, method, target, body)).toMatchObject({
        status: 403,
        json: { code: 'widget_permission_missing' },
      })
  const make = async (token: string, path: string) =>
    (await ask(token, 'POST', path, { name: 'Key', permissions: [] })).json.id
  const foreign = await make(theirs.admin.token, keysOf.organization)
  const own = await make(ours.admin.token, keysOf.user)
  for (const target of [`ApiKeys/${foreign}`, `UserApiKeys/${foreign}`, `ApiKeys/${own}`]) {
    expect((await ask(ours.admin.token, 'DELETE', target)).status, target).toBe(404)
    expect((await ask(ours.admin.token, 'POST', `${target}/expire`, {})).status, target).toBe(404)
  }
})

test('[T-3] a key permits no more than its maker may do', async () => {
  const { admin } = await furnish()
  await api.post('/authorization/permissions', { slug: 'orders:read', name: 'Read orders' })
  await api.post('/authorization/permissions', { slug: 'orders:write', name: 'Write orders' })
  await api.post('/authorization/roles/admin/permissions', { slug: 'orders:read' })
  expect((await ask(admin.token, 'GET', 'ApiKeys/permissions')).json.data).toMatchObject([
    { slug: 'orders:read', name: 'Read orders' },
  ])
  const make = (permissions: string[]) => ask(admin.token, 'POST', keysOf.organization, { name: 'Key', permissions })
  expect(await make(['orders:read'])).toMatchObject({ status: 201, json: { permissions: ['orders:read'] } })
  expect(await make(['orders:read', 'orders:write'])).toMatchObject({
    status: 422,
    json: { code: 'permission_not_held', errors: [{ code: 'permission_not_held', field: 'permissions' }] },
  })
})
