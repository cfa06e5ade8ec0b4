import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { createCustomRole, slugsOf, startRoles } from './roles.fixture.ts'

async function startWithEditor() {
  const server = await startRoles()
  const { workos, api } = server
  for (const slug of ['editor', 'author']) await workos.authorization.createEnvironmentRole({ slug, name: slug })
  const remove = (slug: string, reassignTo?: string) =>
    api.delete(`/authorization/roles/${slug}${reassignTo === undefined ? '' : `?reassign_to=${reassignTo}`}`)
  return { ...server, remove, organizationId: await server.organization() }
}

test('a deleted role is gone everywhere and is announced exactly once; a second delete is a 404', async () => {
  const { remove, workos, announced, organizationId } = await startWithEditor()
  await workos.authorization.setEnvironmentRolePermissions('editor', { permissions: ['widgets:sso:manage'] })

  const answers = await Promise.all(Array.from({ length: 5 }, () => remove('editor')))

  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404])
  expect(answers.find(({ status }) => status === 404)?.body).toEqual(notFoundBody('Role', 'editor'))
  expect(slugsOf(await workos.authorization.listEnvironmentRoles())).toEqual(['admin', 'member', 'author'])
  expect(slugsOf(await workos.authorization.listOrganizationRoles(organizationId))).not.toContain('editor')
  expect(await announced('role.deleted')).toMatchObject([
    { data: { object: 'role', slug: 'editor', permissions: ['widgets:sso:manage'] } },
  ])
})

test('a member with the role gets the one that takes its place, once, and each change is announced exactly once', async () => {
  const { remove, member, organization, organizationId, announced, workos } = await startWithEditor()
  const other = await organization('Other')
  const members = [
    await member(organizationId, ['editor']),
    await member(organizationId, ['editor', 'author']),
    await member(other, ['admin', 'editor']),
    await member(other, ['member']),
  ]
  const inactive = await member(other, ['editor'])
  await workos.userManagement.deactivateOrganizationMembership(inactive.id)

  expect((await remove('editor', 'author')).status).toBe(204)

  expect(await Promise.all(members.map((each) => each.roles()))).toEqual([
    ['author'],
    ['author'],
    ['admin', 'author'],
    ['member'],
  ])
  expect(await inactive.roles()).toEqual(['author'])
  const updates = (await announced('organization_membership.updated')).filter(
    ({ context }) => context.previous_attributes?.roles !== undefined,
  )
  expect(updates.map(({ data }) => data.id).sort()).toEqual(
    [members[0]?.id, members[1]?.id, members[2]?.id, inactive.id].sort(),
  )
  expect(updates.find(({ data }) => data.id === members[2]?.id)).toMatchObject({
    data: { role: { slug: 'admin' }, roles: [{ slug: 'admin' }, { slug: 'author' }] },
    context: { previous_attributes: { roles: [{ slug: 'admin' }, { slug: 'editor' }] } },
  })
})

test('without a replacement the role is taken away, and who had no other gets the default of the organization', async () => {
  const { remove, member, organization, organizationId, put, workos } = await startWithEditor()
  const own = await organization('Own')
  await createCustomRole(workos, own, 'org-guest')
  await put(`/authorization/organizations/${own}/roles/default`, { slug: 'org-guest' })
  const members = [
    await member(organizationId, ['editor']),
    await member(organizationId, ['admin', 'editor']),
    await member(own, ['editor']),
  ]

  expect((await remove('editor')).status).toBe(204)

  expect(await Promise.all(members.map((each) => each.roles()))).toEqual([['member'], ['admin'], ['org-guest']])
})

test('more members than one batch holds are all given the other role, each announced', async () => {
  const { remove, environment, organizationId } = await startWithEditor()
  const { environmentId, db } = environment
  const count = 2_300
  await db.run(sql`
    with people as (
      insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
      select ${environmentId}, 'user_' || n, n || '@x.example', n || '@x.example', true, now(), now()
      from generate_series(1, ${count}::int) n returning id
    )
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at, updated_at)
    select ${environmentId}, replace(id, 'user_', 'om_'), id, ${organizationId}, 'active', '{editor}', now(), now() from people`)

  expect((await remove('editor', 'author')).status).toBe(204)

  expect(
    await db.many(sql`
      select role_slugs, count(*)::int as members from organization_memberships
      where environment_id = ${environmentId} group by role_slugs`),
  ).toEqual([{ role_slugs: ['author'], members: count }])
  expect(
    await db.one(sql`
      select count(*)::int as events, count(distinct data ->> 'id')::int as members from events
      where environment_id = ${environmentId} and event = 'organization_membership.updated'`),
  ).toEqual({ events: count, members: count })
})

test('[T-3] members of another environment keep their role of that name', async () => {
  const [ours, theirs] = [await startWithEditor(), await startWithEditor()]
  const other = await theirs.member(theirs.organizationId, ['editor'])
  await ours.remove('editor', 'author')
  expect(await other.roles()).toEqual(['editor'])
  expect(await theirs.announced('role.deleted', 'organization_membership.updated')).toEqual([])
})

test('the default role is not deleted: a 409 that says what to do first', async () => {
  const { remove, put, announced } = await startWithEditor()
  for (const replacement of [undefined, 'author']) {
    expect(await remove('member', replacement)).toMatchObject({
      status: 409,
      body: { code: 'default_role_not_deletable' },
    })
  }
  expect(await announced('role.deleted')).toEqual([])
  await put('/authorization/roles/default', { slug: 'author' })
  expect((await remove('member')).status).toBe(204)
})

test('a role that organizations have as their default needs a replacement, which becomes theirs: else a 409', async () => {
  const { remove, put, member, organizationId, announced } = await startWithEditor()
  await put(`/authorization/organizations/${organizationId}/roles/default`, { slug: 'editor' })
  expect(await remove('editor')).toMatchObject({ status: 409, body: { code: 'role_is_organization_default' } })
  expect(await announced('role.deleted')).toEqual([])
  expect(await (await member(organizationId)).roles()).toEqual(['editor'])

  expect((await remove('editor', 'author')).status).toBe(204)
  expect(await (await member(organizationId)).roles()).toEqual(['author'])
})

test('a replacement must be another role of the environment and of the same type: a 422, and nothing changes', async () => {
  const { remove, member, organizationId, announced, workos } = await startWithEditor()
  await createCustomRole(workos, organizationId, 'org-guest')
  await workos.authorization.createEnvironmentRole({ slug: 'reader', name: 'Reader', resourceTypeSlug: 'document' })
  const holder = await member(organizationId, ['editor'])
  const refusal = (code: string, message: string) => ({
    errors: [{ code: `reassign_to_${code}`, message: `\`reassign_to\` ${message}` }],
  })
  for (const [replacement, body] of [
    ['gone', { code: 'invalid_role' }],
    ['org-guest', { code: 'invalid_role' }],
    ['editor', refusal('same_role', 'is the role that is deleted. Send another one.')],
    ['reader', refusal('of_another_type', 'is a role for another type. Send one for the type "organization".')],
  ] as const) {
    expect(await remove('editor', replacement)).toMatchObject({ status: 422, body })
  }
  expect(await holder.roles()).toEqual(['editor'])
  expect(await announced('role.deleted', 'organization_membership.updated')).toEqual([])
})

test('a role of an organization does not belong to the environment: a 404', async () => {
  const { remove, workos, organizationId } = await startWithEditor()
  await createCustomRole(workos, organizationId, 'org-guest')
  expect((await remove('org-guest')).status).toBe(404)
})

test('members who are given the role while it is deleted get the other one as well, or are refused', async () => {
  const { remove, member, organizationId, put, meetAt } = await startWithEditor()
  const members = await Promise.all(Array.from({ length: 4 }, () => member(organizationId)))

  const answers = await meetAt<{ status: number }>(
    sql`select from organization_memberships where organization_id = ${organizationId} for update`,
    () => members.map(({ id }) => put(`/user_management/organization_memberships/${id}`, { role_slug: 'editor' })),
    () => [remove('editor', 'author')],
  )

  const held = (await Promise.all(members.map((each) => each.roles()))).flat()
  expect([
    { statuses: [200, 200, 200, 200, 204], held: Array(4).fill('author') },
    { statuses: [422, 422, 422, 422, 204], held: Array(4).fill('member') },
  ]).toContainEqual({ statuses: answers.map(({ status }) => status), held })
})

test('of two deletes that name each other one succeeds, and every member has what is left', async () => {
  const { remove, member, organizationId, workos } = await startWithEditor()
  const members = await Promise.all(Array.from({ length: 3 }, () => member(organizationId, ['editor', 'author'])))
  const answers = await Promise.all([remove('editor', 'author'), remove('author', 'editor')])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 422])
  const left = slugsOf(await workos.authorization.listEnvironmentRoles())
  for (const each of members) expect(left).toEqual(expect.arrayContaining(await each.roles()))
})

test('two deletes at once both succeed where organizations have the one and the other as their default', async () => {
  const { remove, put, member, organization, organizationId, environment, workos, meetAt } = await startWithEditor()
  const other = await organization('Other')
  await createCustomRole(workos, organizationId, 'org-guest')
  await createCustomRole(workos, other, 'org-guest')
  await put(`/authorization/organizations/${organizationId}/roles/default`, { slug: 'editor' })
  await put(`/authorization/organizations/${other}/roles/default`, { slug: 'author' })
  const members = [await member(organizationId), await member(other)]

  const lock = sql`select from organization_memberships where environment_id = ${environment.environmentId} for update`
  const answers = await meetAt(lock, () => [remove('editor', 'member'), remove('author', 'admin')])

  expect(answers.map(({ status }) => status)).toEqual([204, 204])
  expect(await Promise.all(members.map((each) => each.roles()))).toEqual([['member'], ['admin']])
})
