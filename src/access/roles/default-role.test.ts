import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createCustomRole, startRoles } from './roles.fixture.ts'

test('members get the default role unless one is named, and keep what they have when the default changes', async () => {
  const { put, organization, member, workos } = await startRoles()
  await workos.authorization.createEnvironmentRole({ slug: 'viewer', name: 'Viewer' })
  const organizationId = await organization()
  const before = await member(organizationId)

  expect(await put('/authorization/roles/default', { slug: 'viewer' })).toMatchObject({
    status: 200,
    body: { object: 'role', slug: 'viewer' },
  })

  expect(await (await member(organizationId)).roles()).toEqual(['viewer'])
  expect(await (await member(organizationId, ['admin'])).roles()).toEqual(['admin'])
  expect(await before.roles()).toEqual(['member'])
})

test('[T-3] the default of one environment or organization is not that of another', async () => {
  const [ours, theirs] = [await startRoles(), await startRoles()]
  const [first, second] = [await ours.organization('First'), await ours.organization('Second')]
  await createCustomRole(ours.workos, first, 'org-guest')
  await ours.put(`/authorization/organizations/${first}/roles/default`, { slug: 'org-guest' })
  await ours.put('/authorization/roles/default', { slug: 'admin' })

  expect(await (await ours.member(first)).roles()).toEqual(['org-guest'])
  expect(await (await ours.member(second)).roles()).toEqual(['admin'])
  expect(await (await theirs.member(await theirs.organization())).roles()).toEqual(['member'])
  expect((await ours.api.get(`/authorization/organizations/${first}/role_settings`)).body).toEqual({
    object: 'role_settings',
    default_role_slug: 'org-guest',
    multiple_roles_enabled: true,
  })
  expect((await ours.api.get('/authorization/role_settings')).body).toMatchObject({ default_role_slug: 'admin' })
  expect((await theirs.api.get(`/authorization/organizations/${first}/role_settings`)).status).toBe(404)
})

test('an organization with a role of its own keeps the default of that moment when the environment gets another', async () => {
  const { put, organization, member, workos } = await startRoles()
  const organizationId = await organization()
  await createCustomRole(workos, organizationId, 'org-guest')
  await put('/authorization/roles/default', { slug: 'admin' })
  expect(await (await member(organizationId)).roles()).toEqual(['member'])
})

test('[T-3] only a role that applies and that is for whole organizations can be the default: a 422, and it stays', async () => {
  const { put, organization, member, workos, api } = await startRoles()
  const [first, second] = [await organization('First'), await organization('Second')]
  await createCustomRole(workos, second, 'org-guest')
  await workos.authorization.createEnvironmentRole({ slug: 'reader', name: 'Reader', resourceTypeSlug: 'document' })
  const paths = ['/authorization/roles/default', `/authorization/organizations/${first}/roles/default`]
  for (const path of paths) {
    for (const [slug, code] of [
      ['gone', 'invalid_role'],
      ['org-guest', 'invalid_role'],
      ['reader', 'sub_resource_scoped_role_not_allowed'],
    ]) {
      expect(await put(path, { slug })).toMatchObject({ status: 422, body: { code } })
    }
    expect(await put(path, {})).toMatchObject({ status: 422, body: { code: 'invalid_request_parameters' } })
  }
  expect(await (await member(first)).roles()).toEqual(['member'])
  expect((await api.get('/authorization/role_settings')).body).toMatchObject({ default_role_slug: 'member' })
})

test('after parallel changes of the default there is exactly one', async () => {
  const { put, workos, environment, organization, member, meetAt } = await startRoles()
  const slugs = ['a', 'b', 'c', 'd']
  for (const slug of slugs) await workos.authorization.createEnvironmentRole({ slug, name: slug })
  const organizationId = await organization()
  const lock = sql`select from roles where environment_id = ${environment.environmentId} for no key update`
  const answers = await meetAt(lock, () => slugs.map((slug) => put('/authorization/roles/default', { slug })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(slugs).toContain((await (await member(organizationId)).roles())[0])
})
