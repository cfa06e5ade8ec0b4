import { expect, test } from 'vitest'
import { type Pair, startWithPair } from './membership.fixture.ts'

function allowSeveral({ api }: Pair, multiple_roles_enabled: unknown) {
  return api.request('/authorization/role_settings', { method: 'PUT', body: { multiple_roles_enabled } })
}

function update({ api }: Pair, id: string, body: object) {
  return api.request(`/user_management/organization_memberships/${id}`, { method: 'PUT', body })
}

test('several roles where the environment allows one are a 422 multiple_roles_not_enabled; one, even if named twice, is fine', async () => {
  const pair = await startWithPair()
  expect(await allowSeveral(pair, false)).toMatchObject({
    status: 200,
    body: { object: 'role_settings', default_role_slug: 'member', multiple_roles_enabled: false },
  })
  const refused = { status: 422, body: { code: 'multiple_roles_not_enabled' } }

  expect(await pair.join({ role_slugs: ['member', 'admin'] })).toMatchObject(refused)
  const { status, body: membership } = await pair.join({ role_slugs: ['admin', 'admin'] })
  expect(status).toBe(201)
  expect(await update(pair, membership.id, { role_slugs: ['member', 'admin'] })).toMatchObject(refused)
  expect(await pair.announced('updated')).toEqual([])

  await allowSeveral(pair, true)
  expect(await update(pair, membership.id, { role_slugs: ['member', 'admin'] })).toMatchObject({ status: 200 })
  expect((await allowSeveral(pair, 'yes')).status).toBe(422)
})

test('[T-3] an environment that allows one role says nothing of another environment', async () => {
  const [ours, theirs] = [await startWithPair(), await startWithPair()]
  await allowSeveral(ours, false)
  await allowSeveral(theirs, true)
  expect((await theirs.join({ role_slugs: ['member', 'admin'] })).status).toBe(201)
  expect((await ours.join({ role_slugs: ['member', 'admin'] })).status).toBe(422)
})

test('a role for a type of resource is a 422 sub_resource_scoped_role_not_allowed that names it', async () => {
  const pair = await startWithPair()
  const { authorization } = pair.workos
  await authorization.createEnvironmentRole({ slug: 'reader', name: 'Reader', resourceTypeSlug: 'document' })
  const refused = {
    status: 422,
    body: { code: 'sub_resource_scoped_role_not_allowed', role_slug: 'reader', message: expect.any(String) },
  }
  expect(await pair.join({ role_slug: 'reader' })).toMatchObject(refused)
  expect(await pair.join({ role_slugs: ['member', 'reader'] })).toMatchObject(refused)
  const { body: membership } = await pair.join()
  expect(await update(pair, membership.id, { role_slug: 'reader' })).toMatchObject(refused)
  expect(await pair.announced('updated')).toEqual([])
})

test("[T-3] a member is given roles of the organization and of the environment, and none of another organization's", async () => {
  const pair = await startWithPair()
  const { workos, organizationId, announced } = pair
  const { id: other } = await workos.organizations.createOrganization({ name: 'Other' })
  await workos.authorization.createOrganizationRole(organizationId, { slug: 'org-mine', name: 'Mine' })
  await workos.authorization.createOrganizationRole(other, { slug: 'org-theirs', name: 'Theirs' })

  expect(await pair.join({ role_slug: 'org-theirs' })).toMatchObject({ status: 422, body: { code: 'invalid_role' } })
  expect(await announced('created')).toEqual([])
  const { body: membership } = await pair.join({ role_slugs: ['org-mine', 'admin'] })
  expect(membership.roles).toEqual([{ slug: 'admin' }, { slug: 'org-mine' }])
  expect(await update(pair, membership.id, { role_slugs: ['admin', 'org-theirs'] })).toMatchObject({
    status: 422,
    body: { code: 'invalid_role', message: 'There is no role with the slug "org-theirs".' },
  })
  expect(await announced('updated')).toEqual([])
})
