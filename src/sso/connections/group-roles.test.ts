import { expect, test } from 'vitest'
import { startWithOrganization } from './connection.fixture.ts'
import { rolesForGroups } from './group-roles.ts'

async function startWithRoles() {
  const server = await startWithOrganization()
  const { workos, api, create, environment, organizationId } = server
  await workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  await workos.authorization.createOrganizationRole(organizationId, { slug: 'org-billing', name: 'Billing' })
  const group_roles = [
    { group: 'Engineering', role: 'editor' },
    { group: 'Finance', role: 'org-billing' },
    { group: 'Owners', role: 'admin' },
  ]
  const { id } = (await create({ type: 'GenericSAML', group_roles })).body
  return {
    ...server,
    id,
    group_roles,
    rolesOf: (...groups: string[]) => rolesForGroups(environment, { id, organization_id: organizationId }, groups),
    mapped: async () => (await server.change(id, {})).body.group_roles,
    remove: (path: string) => api.delete(path),
  }
}

test('groups of a provider give roles of the environment and the organization, highest priority first', async () => {
  const { rolesOf, group_roles, mapped, api } = await startWithRoles()
  expect(await mapped()).toEqual(group_roles)
  expect(await rolesOf('Finance', 'Engineering', 'Owners', 'Somewhere')).toEqual(['admin', 'editor', 'org-billing'])
  expect(await rolesOf('engineering', 'Engineering ')).toEqual([])
  expect(await rolesOf()).toEqual([])

  await api.request('/authorization/role_settings', { method: 'PUT', body: { multiple_roles_enabled: false } })
  expect(await rolesOf('Finance', 'Engineering')).toEqual(['editor'])
})

test('a mapping is replaced as a whole, and one group may give several roles', async () => {
  const { change, id, mapped, rolesOf } = await startWithRoles()
  const twice = [
    { group: 'Owners', role: 'admin' },
    { group: 'Owners', role: 'editor' },
    { group: 'Owners', role: 'editor' },
  ]
  expect(await change(id, { group_roles: twice })).toMatchObject({ status: 200 })
  expect(await mapped()).toEqual([
    { group: 'Owners', role: 'admin' },
    { group: 'Owners', role: 'editor' },
  ])
  expect(await rolesOf('Owners')).toEqual(['admin', 'editor'])
  await change(id, { group_roles: [] })
  expect(await rolesOf('Owners')).toEqual([])
})

test('[T-3] a role that does not apply in the organization is refused, and the mapping stays', async () => {
  const { change, id, mapped, group_roles, workos, create } = await startWithRoles()
  const { id: other } = await workos.organizations.createOrganization({ name: 'Eastwind' })
  await workos.authorization.createOrganizationRole(other, { slug: 'org-theirs', name: 'Theirs' })
  for (const role of ['missing', 'org-theirs']) {
    const change_ = { group_roles: [{ group: 'Owners', role }] }
    expect(await change(id, change_)).toMatchObject({ status: 422, body: { code: 'invalid_role' } })
    expect(await create({ type: 'GenericSAML', ...change_ })).toMatchObject({ status: 422 })
  }
  expect(await mapped()).toEqual(group_roles)
  expect((await workos.sso.listConnections()).data).toHaveLength(1)
})

test('a role of an organization is not deleted while groups of its provider give it', async () => {
  const { workos, organizationId, change, id } = await startWithRoles()
  const removal = () => workos.authorization.deleteOrganizationRole(organizationId, 'org-billing')
  await expect(removal()).rejects.toMatchObject({ status: 409, code: 'role_has_group_role_mappings' })
  await change(id, { group_roles: [] })
  await removal()
})

test('a role of the environment is replaced in every mapping, or goes with it', async () => {
  const { remove, rolesOf, mapped, change, id } = await startWithRoles()
  await change(id, {
    group_roles: [...['editor', 'admin'].map((role) => ({ group: 'A', role })), { group: 'B', role: 'editor' }],
  })
  expect(await remove('/authorization/roles/editor?reassign_to=admin')).toMatchObject({ status: 204 })
  expect(await mapped()).toEqual([
    { group: 'A', role: 'admin' },
    { group: 'B', role: 'admin' },
  ])
  expect(await remove('/authorization/roles/admin')).toMatchObject({ status: 204 })
  expect(await mapped()).toEqual([])
  expect(await rolesOf('A', 'B')).toEqual([])
})
