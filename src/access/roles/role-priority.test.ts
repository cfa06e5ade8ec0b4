import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createCustomRole, slugsOf, startRoles } from './roles.fixture.ts'

async function startWithThree() {
  const server = await startRoles()
  await server.workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  return { ...server, organizationId: await server.organization() }
}

test('roles are listed in the order that was set, in organizations that have no order of their own too', async () => {
  const { put, workos, organizationId } = await startWithThree()

  const answer = await put('/authorization/roles/priority', { slugs: ['editor', 'member', 'admin'] })

  expect(answer.status).toBe(200)
  expect(slugsOf(answer.body as { data: { slug: string }[] })).toEqual(['editor', 'member', 'admin'])
  expect(slugsOf(await workos.authorization.listEnvironmentRoles())).toEqual(['editor', 'member', 'admin'])
  expect(slugsOf(await workos.authorization.listOrganizationRoles(organizationId))).toEqual([
    'editor',
    'member',
    'admin',
  ])
  await workos.authorization.createEnvironmentRole({ slug: 'viewer', name: 'Viewer' })
  expect(slugsOf(await workos.authorization.listEnvironmentRoles()).at(-1)).toBe('viewer')
})

test('an order must name every role exactly once: a 422, and the order stays', async () => {
  const { put, workos, organizationId } = await startWithThree()
  for (const path of [
    '/authorization/roles/priority',
    `/authorization/organizations/${organizationId}/roles/priority`,
  ]) {
    for (const [slugs, code, why] of [
      [['editor', 'member'], 'slugs_incomplete', 'lacks the role "admin"'],
      [['editor', 'member', 'admin', 'owner'], 'slugs_unknown', 'a role that does not exist, "owner"'],
      [['editor', 'member', 'admin', 'admin'], 'slugs_repeated', 'names a role twice'],
      [[], 'slugs_incomplete', 'lacks the role "admin"'],
      [['editor', 'member', 1], 'slugs.2_wrong_type', ''],
    ] as const) {
      expect(await put(path, { slugs })).toMatchObject({
        status: 422,
        body: { errors: [{ code, message: expect.stringContaining(why) }] },
      })
    }
  }
  expect(slugsOf(await workos.authorization.listEnvironmentRoles())).toEqual(['admin', 'member', 'editor'])
})

test('with its first role an organization has an order of its own, which that of the environment no longer moves', async () => {
  const { put, workos, organizationId, organization } = await startWithThree()
  const { authorization } = workos
  const other = await organization('Other')
  await createCustomRole(workos, organizationId, 'org-billing')

  await put('/authorization/roles/priority', { slugs: ['editor', 'member', 'admin'] })
  await authorization.createEnvironmentRole({ slug: 'viewer', name: 'Viewer' })
  await createCustomRole(workos, organizationId, 'org-sales')

  expect(slugsOf(await authorization.listOrganizationRoles(organizationId))).toEqual([
    'admin',
    'member',
    'editor',
    'org-billing',
    'viewer',
    'org-sales',
  ])
  expect(slugsOf(await authorization.listOrganizationRoles(other))).toEqual(['editor', 'member', 'admin', 'viewer'])
})

test('[T-3] the order of one organization holds there and nowhere else, and a role that comes later stands behind it', async () => {
  const { put, workos, organizationId, organization } = await startWithThree()
  const { authorization } = workos
  const other = await organization('Other')
  await createCustomRole(workos, organizationId, 'org-billing')
  const slugs = ['org-billing', 'member', 'editor', 'admin']

  expect(await put(`/authorization/organizations/${organizationId}/roles/priority`, { slugs })).toMatchObject({
    status: 200,
    body: { data: slugs.map((slug) => ({ slug })) },
  })

  await authorization.createEnvironmentRole({ slug: 'viewer', name: 'Viewer' })
  expect(slugsOf(await authorization.listOrganizationRoles(organizationId))).toEqual([...slugs, 'viewer'])
  expect(slugsOf(await authorization.listOrganizationRoles(other))).toEqual(['admin', 'member', 'editor', 'viewer'])
  expect(await put(`/authorization/organizations/${other}/roles/priority`, { slugs })).toMatchObject({ status: 422 })
})

test('[T-3] organizations with orders of their own neither change nor wait for each other', async () => {
  const { put, workos, organizationId, organization, environment } = await startWithThree()
  const { authorization } = workos
  const other = await organization('Other')
  const set = (id: string, slugs: string[]) => put(`/authorization/organizations/${id}/roles/priority`, { slugs })
  await set(other, ['member', 'editor', 'admin'])
  await createCustomRole(workos, organizationId, 'org-billing')

  await environment.transaction(async (tx) => {
    await tx.db.run(sql`
      select from organization_role_orders
      where environment_id = ${environment.environmentId} and organization_id = ${other} for update`)
    expect((await set(organizationId, ['org-billing', 'admin', 'member', 'editor'])).status).toBe(200)
    await createCustomRole(workos, organizationId, 'org-sales')
  })

  expect(slugsOf(await authorization.listOrganizationRoles(other))).toEqual(['member', 'editor', 'admin'])
})

test('memberships show their roles in the order of the moment, in answers, lists and events, without being written', async () => {
  const { put, workos, organizationId, member, announced } = await startWithThree()
  await createCustomRole(workos, organizationId, 'org-billing')
  const one = await member(organizationId, ['org-billing', 'editor', 'admin'])
  const single = await member(organizationId, ['editor'])
  expect(await one.roles()).toEqual(['admin', 'editor', 'org-billing'])

  const slugs = ['org-billing', 'member', 'editor', 'admin']
  await put(`/authorization/organizations/${organizationId}/roles/priority`, { slugs })

  expect(await one.roles()).toEqual(['org-billing', 'editor', 'admin'])
  expect(await single.roles()).toEqual(['editor'])
  const { data } = await workos.userManagement.listOrganizationMemberships({ organizationId, order: 'asc' })
  expect(data.map(({ role }) => role.slug)).toEqual(['org-billing', 'editor'])
  expect(await announced('organization_membership.updated')).toEqual([])

  await workos.userManagement.updateOrganizationMembership(one.id, { roleSlugs: ['admin', 'editor', 'org-billing'] })
  expect(await announced('organization_membership.updated')).toEqual([])
  await workos.userManagement.deactivateOrganizationMembership(one.id)
  expect(await announced('organization_membership.updated')).toMatchObject([
    {
      data: { role: { slug: 'org-billing' }, roles: ['org-billing', 'editor', 'admin'].map((slug) => ({ slug })) },
      context: { previous_attributes: { status: 'active' } },
    },
  ])
})

test('of two parallel orders one holds in full, and neither waits for the other', async () => {
  const { put, workos } = await startWithThree()
  for (let i = 0; i < 30; i++) await workos.authorization.createEnvironmentRole({ slug: `role-${i}`, name: `${i}` })
  const order = slugsOf(await workos.authorization.listEnvironmentRoles())
  const orders = [order, [...order].reverse()]
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all(orders.map((slugs) => put('/authorization/roles/priority', { slugs })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(orders).toContainEqual(slugsOf(await workos.authorization.listEnvironmentRoles()))
  }
})
