import { expect, test } from 'vitest'
import { startServer } from './server.ts'

type Item = Record<string, unknown> & { id: string }

/** As the community's provider calls: JSON as the content type of every call, with a body or without. */
async function startProvider() {
  const { api } = await startServer()
  const call = async <T = Item>(method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const answer = await api.request<T>(path, { method, headers, ...(body === undefined ? {} : { body }) })
    return { status: answer.status, body: answer.body }
  }
  const done = async <T = Item>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await call<T>(method, path, body)
    expect([method, path, answer.status, answer.body]).toEqual([
      method,
      path,
      expect.toSatisfy((s) => s < 300),
      answer.body,
    ])
    return answer.body
  }
  const list = async (path: string): Promise<Item[]> => {
    const { data } = await done<{ data: Item[] }>('GET', path)
    return data
  }
  return { call, done, list }
}

const times = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/)

test("a Terraform provider's resources are created, read as they were answered, changed, deleted and gone", async () => {
  const { call, done } = await startProvider()

  /** The life of a resource: what was answered is the state, and the next read has to be equal. */
  async function live(
    create: readonly [string, object],
    readAt: (id: string) => string,
    change: readonly [string, object] | undefined,
    gone?: (id: string) => string,
  ): Promise<Item> {
    const created = await done('POST', ...create)
    expect(created).toMatchObject({ ...expectedOf(create[1]), created_at: times, updated_at: times })
    const path = readAt(created.id)
    expect(await done('GET', path)).toEqual(created)
    if (change !== undefined) {
      const changed = await done(change[0], path, change[1])
      expect(changed).toMatchObject(expectedOf(change[1]))
      expect(await done('GET', path)).toEqual(changed)
      expect(await done('GET', path)).toEqual(changed)
    }
    if (gone !== undefined) {
      expect((await call('DELETE', gone(created.id))).status).toBeLessThan(300)
      expect((await call('GET', path)).status).toBe(404)
      expect((await call('DELETE', gone(created.id))).status).toBe(404)
    }
    return created
  }
  /** What the state has of a body: domains and roles are answered as objects. */
  function expectedOf(body: object): object {
    const { domain_data: _domains, role_slug, ...members } = body as Record<string, unknown>
    return { ...members, ...(role_slug === undefined ? {} : { role: { slug: role_slug } }) }
  }
  const at = (prefix: string) => (id: string) => `${prefix}/${id}`

  const organization = {
    name: 'Acme  GmbH & Co. KG',
    external_id: 'Acme/1',
    domain_data: [{ domain: 'acme.example', state: 'verified' }],
    metadata: { Tier: ' Gold ', seats: '12' },
  }
  const changed = { ...organization, name: 'ACME', domain_data: [], metadata: { Tier: 'Silver', seats: '12' } }
  const organizations = at('/organizations')
  await live(['/organizations', organization], organizations, ['PUT', changed], organizations)
  const { id: acme } = await live(['/organizations', organization], organizations, undefined)
  const { id: other } = await done('POST', '/organizations', { name: 'Other' })

  const domains = at('/organization_domains')
  const domain = ['/organization_domains', { organization_id: acme, domain: 'second.example' }] as const
  const { id: pending } = await live(domain, domains, undefined)
  expect((await call('POST', `/organization_domains/${pending}/verify`)).status).not.toBe(400)
  expect((await call('DELETE', domains(pending))).status).toBeLessThan(300)

  const users = at('/user_management/users')
  const user = {
    email: 'ada@acme.example',
    first_name: 'Ada',
    last_name: 'Lovelace',
    email_verified: true,
    metadata: { a: '1' },
  }
  await live(['/user_management/users', user], users, ['PUT', { first_name: 'Augusta', email_verified: true }], users)
  const { id: userId } = await live(['/user_management/users', user], users, undefined)

  const role = { slug: 'editor', name: 'Editor', description: 'Edits' }
  await live(['/authorization/roles', role], () => '/authorization/roles/editor', [
    'PATCH',
    { name: 'Editors', description: '' },
  ])

  const memberships = at('/user_management/organization_memberships')
  const membership = { user_id: userId, organization_id: acme, role_slug: 'editor' }
  const { id: membershipId } = await live(['/user_management/organization_memberships', membership], memberships, [
    'PUT',
    { role_slug: 'member' },
  ])
  for (const state of ['deactivate', 'reactivate'])
    expect(await done('PUT', `${memberships(membershipId)}/${state}`)).toMatchObject({
      status: state === 'deactivate' ? 'inactive' : 'active',
    })

  const groups = at(`/organizations/${acme}/groups`)
  const group = { name: 'Engineering', description: 'Everyone' }
  await live([`/organizations/${acme}/groups`, group], groups, ['PATCH', { name: 'Builders' }], groups)
  const { id: groupId } = await done('POST', `/organizations/${acme}/groups`, group)
  const members = `${groups(groupId)}/organization-memberships`
  await done('POST', members, { organization_membership_id: membershipId })
  expect(await done('GET', `${members}?limit=100`)).toMatchObject({ data: [{ id: membershipId }] })
  expect((await call('DELETE', `${members}/${membershipId}`)).status).toBeLessThan(300)
  expect(await done('GET', `${members}?limit=100`)).toMatchObject({ data: [] })

  const applications = at('/connect/applications')
  const machine = { application_type: 'm2m', name: 'Importer', organization_id: acme, scopes: ['b:read', 'a:read'] }
  await live(
    ['/connect/applications', machine],
    applications,
    ['PUT', { name: 'Loader', description: 'Loads' }],
    applications,
  )

  const permissions = () => '/authorization/permissions/docs:read'
  const permission = { slug: 'docs:read', name: 'Read docs', description: 'All of them' }
  await live(['/authorization/permissions', permission], permissions, ['PATCH', { name: 'Read' }], permissions)
  await done('POST', '/authorization/permissions', permission)

  const roles = `/authorization/organizations/${acme}/roles`
  const own = { slug: 'org-approver', name: 'Approver' }
  const ownRole = () => `${roles}/org-approver`
  await live([roles, own], ownRole, ['PATCH', { name: 'Approvers' }], ownRole)
  await done('POST', roles, own)
  expect(await done('POST', `${ownRole()}/permissions`, { slug: 'docs:read' })).toMatchObject({
    permissions: ['docs:read'],
  })
  expect(await done('GET', ownRole())).toMatchObject({ permissions: ['docs:read'] })
  expect((await call('DELETE', `${ownRole()}/permissions/docs:read`)).status).toBeLessThan(300)
  expect((await call('GET', `/authorization/organizations/${other}/roles/org-approver`)).status).toBe(404)

  const resources = at('/authorization/resources')
  const resource = { external_id: 'p-1', name: 'Project 1', resource_type_slug: 'project', organization_id: acme }
  const cascade = (id: string) => `${resources(id)}?cascade_delete=true`
  await live(['/authorization/resources', resource], resources, ['PATCH', { name: 'Project one' }], cascade)
  const { id: resourceId } = await done('POST', '/authorization/resources', resource)
  await done('POST', '/authorization/roles', { slug: 'project-editor', name: 'Editor', resource_type_slug: 'project' })

  const assignments = `/authorization/organization_memberships/${membershipId}/role_assignments`
  const assigned = { role_slug: 'project-editor', resource_id: resourceId }
  const { id: assignment } = await done('POST', assignments, assigned)
  const filter = `limit=100&resource_external_id=p-1&resource_type_slug=project`
  expect(await done('GET', `${assignments}?${filter}`)).toMatchObject({ data: [{ id: assignment, created_at: times }] })
  expect((await call('DELETE', `${assignments}/${assignment}`)).status).toBeLessThan(300)
  expect(await done('GET', `${assignments}?${filter}`)).toMatchObject({ data: [] })
}, 120_000)

test('ten calls of a Terraform provider at once lose no change, and lists keep their order from page to page', async () => {
  const { done, list } = await startProvider()
  const { id } = await done('POST', '/organizations', { name: 'Acme' })
  const roles = `/authorization/organizations/${id}/roles`
  const ten = Array.from({ length: 10 }, (_, i) => i)

  await Promise.all(ten.map((i) => done('POST', '/authorization/permissions', { slug: `p-${i}`, name: `P ${i}` })))
  await Promise.all(ten.map((i) => done('POST', roles, { slug: `org-${i}`, name: `Role ${i}` })))
  await Promise.all(ten.map((i) => done('POST', `${roles}/org-0/permissions`, { slug: `p-${i}` })))

  expect(await done('GET', `${roles}/org-0`)).toMatchObject({ permissions: ten.map((i) => `p-${i}`) })
  expect((await list(roles)).filter(({ type }) => type === 'OrganizationRole')).toHaveLength(10)
  const first = await done<{ data: Item[]; list_metadata: { after: string } }>(
    'GET',
    '/authorization/permissions?limit=5',
  )
  const rest = await list(`/authorization/permissions?limit=100&after=${first.list_metadata.after}`)
  const all = await list('/authorization/permissions?limit=100')
  expect([...first.data, ...rest]).toEqual(all)
})
