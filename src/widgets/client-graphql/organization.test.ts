import { expect, onTestFinished, test } from 'vitest'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { makeAsker, makeOrganization } from './client.fixture.ts'

const server = await startServer()
const { workos, api, environment } = server
const { ask, refusal } = makeAsker(server)

/** Ids of rows, in their order. */
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
let unique = 0
const slug = (name: string) => `${name}-${Date.now().toString(36)}${unique++}`

test('members are listed in pages, found by name and role, and shown with the permissions that they have', async () => {
  const { organizationId, ada, mia, person } = await makeOrganization(server)
  const tom = await person('Tom', 'admin')
  const list = async (variables: object) => {
    const { data, listMetadata } = await ask(ada.token, 'organizationMemberships', variables)
    return [ids(data), listMetadata]
  }

  const [first, { after }] = await list({ limit: 2, order: 'Asc' })
  expect(first).toEqual([ada.userId, mia.userId])
  expect(await list({ limit: 2, order: 'Asc', after })).toEqual([
    [tom.userId],
    { before: expect.any(String), after: null },
  ])
  expect((await list({ search: 'mia' }))[0]).toEqual([mia.userId])
  expect((await list({ roleSlug: 'admin' }))[0]).toEqual([tom.userId, ada.userId])
  expect(await ask(ada.token, 'user', { id: mia.userId })).toMatchObject({ id: mia.userId, email: mia.email })
  expect(await ask(ada.token, 'effectivePermissions', { userId: mia.userId })).toEqual([])
  expect(await ask(ada.token, 'effectivePermissions', { userId: ada.userId })).toContainEqual(
    expect.objectContaining({ slug: 'widgets:users-table:manage', system: true }),
  )
  expect(await ask(mia.token, 'organization', { id: organizationId })).toMatchObject({ name: 'Northwind' })
  expect(await ask(mia.token, 'organizations')).toEqual([{ id: organizationId, isCurrent: true, name: 'Northwind' }])
  expect(await ask(mia.token, 'branding')).toMatchObject({ displayName: 'Test' })
  expect(await ask(mia.token, 'authkitSettings')).toEqual({ origin: server.url })
  expect(await ask(mia.token, 'clientApiStatus')).toBe('ok')
  for (const limit of [0, 101, -1])
    expect(await refusal(ada.token, 'organizationMemberships', { limit })).toEqual([
      200,
      1,
      'BAD_USER_INPUT',
      'invalid_request_parameters',
    ])
})

test('an invitation is sent, sent again and taken back, and each refusal has its name', async () => {
  const { organizationId, ada, mia } = await makeOrganization(server)
  const email = `guest@${organizationId}.example`.toLowerCase().replace('_', '-')
  const invite = (input: object) => ask(ada.token, 'inviteUser', { input })

  const { invitation, __typename } = await invite({ email, roleSlug: 'admin', expiresInDays: 3 })
  expect([__typename, invitation]).toEqual([
    'UserInvited',
    expect.objectContaining({ email, roleSlug: 'admin', status: 'Pending' }),
  ])
  const stored = await workos.userManagement.getInvitation(invitation.id)
  expect(stored).toMatchObject({ email, organizationId, inviterUserId: ada.userId, state: 'pending' })
  expect(Date.parse(stored.expiresAt) - Date.parse(stored.createdAt)).toBe(3 * 86_400_000)
  for (const [input, refused] of [
    [{ email }, { __typename: 'InviteeAlreadyInvited', email }],
    [{ email: mia.email }, { __typename: 'InviteeAlreadyMember', email: mia.email }],
    [{ email: 'no address' }, { __typename: 'InvalidInviteeEmail', email: 'no address' }],
    [
      { email: `x.${email}`, roleSlug: 'nothing' },
      { __typename: 'InvalidInviteeRole', roleSlug: 'nothing' },
    ],
    [
      { email: `x.${email}`, expiresInDays: 31 },
      { __typename: 'InvalidInvitationExpiry', _placeholder: null },
    ],
    [
      { email: `x.${email}`, expiresInDays: 0 },
      { __typename: 'InvalidInvitationExpiry', _placeholder: null },
    ],
  ] as const)
    expect(await invite(input)).toEqual(refused)

  const about = (name: string, userId: string) => ask(ada.token, name, { input: { userId } })
  expect(await about('resendInvitation', invitation.id)).toMatchObject({
    __typename: 'InvitationResent',
    invitation: { id: invitation.id, status: 'Pending' },
  })
  expect(await about('resendInvitation', 'user_nobody')).toEqual({
    __typename: 'ResendInvitationNotFound',
    userId: 'user_nobody',
  })
  expect(await about('resendInvitation', mia.userId)).toEqual({
    __typename: 'InviteeAlreadyAccepted',
    userId: mia.userId,
  })
  expect(await about('revokeInvitation', invitation.id)).toMatchObject({
    __typename: 'InvitationRevoked',
    invitation: { id: invitation.id, status: 'Revoked' },
  })
  expect((await workos.userManagement.getInvitation(invitation.id)).state).toBe('revoked')
  expect(await about('revokeInvitation', invitation.id)).toEqual({
    __typename: 'InvitationNotPending',
    userId: invitation.id,
  })
  expect(await about('revokeInvitation', 'user_nobody')).toEqual({
    __typename: 'InvitationNotFound',
    userId: 'user_nobody',
  })
  const another = (await invite({ email: `y.${email}` })).invitation
  await workos.userManagement.revokeInvitation(another.id)
  expect(await about('resendInvitation', another.id)).toMatchObject({
    __typename: 'InvitationResent',
    invitation: { id: expect.not.stringMatching(another.id), status: 'Pending', email: `y.${email}` },
  })
})

test('roles of a member are replaced, and a membership is deleted unless a directory or the caller has it', async () => {
  const { organizationId, ada, mia, person } = await makeOrganization(server)
  const update = (userId: string, roleSlugs: string[]) =>
    ask(ada.token, 'updateMemberRole', { input: { userId, roleSlugs } })

  expect(await update(mia.userId, ['admin', 'member'])).toMatchObject({
    __typename: 'MemberRoleUpdated',
    member: { id: mia.userId, roles: [{ slug: 'admin' }, { slug: 'member' }] },
  })
  expect(await update(mia.userId, ['member', 'nothing'])).toEqual({
    __typename: 'RoleNotFound',
    roleSlugs: ['nothing'],
  })
  expect(await update('user_nobody', ['member'])).toEqual({ __typename: 'MemberNotFound', userId: 'user_nobody' })
  const rolesOf = async (userId: string) => {
    const { data } = await workos.userManagement.listOrganizationMemberships({ organizationId, userId })
    return data[0]?.roles?.map((role) => role.slug)
  }
  expect(await rolesOf(mia.userId)).toEqual(['admin', 'member'])

  await api.put('/authorization/role_settings', { multiple_roles_enabled: false })
  expect(await update(mia.userId, ['member', 'admin'])).toMatchObject({ member: { roles: [{ slug: 'member' }] } })
  await api.put('/authorization/role_settings', { multiple_roles_enabled: true })

  const remove = (userId: string) => ask(ada.token, 'removeMember', { input: { userId } })
  expect(await remove('user_nobody')).toEqual({ __typename: 'MemberNotFound', userId: 'user_nobody' })
  const { invitation } = await ask(ada.token, 'inviteUser', { input: { email: `guest.${mia.email}` } })
  expect(await remove(invitation.id)).toEqual({ __typename: 'MemberNotFound', userId: invitation.id })
  expect(await refusal(ada.token, 'removeMember', { input: { userId: ada.userId } })).toEqual([
    200,
    1,
    'BAD_USER_INPUT',
    'member_action_not_offered',
  ])
  const tom = await person('Tom', 'member')
  await environment.db.run(sql`
    update organization_memberships set directory_managed = true
    where environment_id = ${environment.environmentId} and user_id = ${tom.userId}`)
  expect(await remove(tom.userId)).toEqual({ __typename: 'MemberIsManagedByDirectory', userId: tom.userId })
  expect(await remove(mia.userId)).toEqual({ __typename: 'MemberRemoved', userId: mia.userId })
  expect(await rolesOf(mia.userId)).toBeUndefined()
})

test('[T-3] roles are made of the permissions that their maker has, and no others', async () => {
  const { organizationId, ada } = await makeOrganization(server)
  const [held, foreign] = [slug('held'), slug('foreign')]
  for (const each of [held, foreign]) await api.post('/authorization/permissions', { slug: each, name: each })
  await api.post('/authorization/roles/admin/permissions', { slug: held })
  const create = (input: object) => ask(ada.token, 'createRole', { input })

  const role = await create({ name: 'Support', description: 'Answers', permissions: [held] })
  expect(role).toMatchObject({ name: 'Support', description: 'Answers', isDefault: false, slug: /^org-support-/ })
  const official = () => workos.authorization.getOrganizationRole(organizationId, role.slug)
  expect(await official()).toMatchObject({ name: 'Support', permissions: [held] })
  for (const [name, input] of [
    ['createRole', { name: 'Root', permissions: [foreign] }],
    ['updateRole', { id: role.id, name: 'Root', permissions: [held, foreign] }],
    ['assignPermissionToRole', { roleId: role.id, permissionSlug: foreign }],
  ] as const)
    expect(await refusal(ada.token, name, { input }), name).toEqual([200, 1, 'FORBIDDEN', 'role_not_grantable'])
  expect(await ask(ada.token, 'updateRole', { input: { id: role.id, name: 'Help', permissions: [] } })).toMatchObject({
    name: 'Help',
    description: null,
  })
  expect(await official()).toMatchObject({ name: 'Help', permissions: [] })
  await ask(ada.token, 'assignPermissionToRole', { input: { roleId: role.id, permissionSlug: held } })
  expect(await official()).toMatchObject({ permissions: [held] })
  expect(await ask(ada.token, 'role', { id: role.id })).toMatchObject({ slug: role.slug })
  expect(await ask(ada.token, 'role', { id: 'role_of_nobody' })).toBeNull()
  const { roles, multipleRolesEnabled } = await ask(ada.token, 'roles')
  expect([multipleRolesEnabled, roles.map((each: { slug: string }) => each.slug)]).toEqual([
    true,
    expect.arrayContaining(['admin', 'member', role.slug]),
  ])
  const admin = roles.find((each: { slug: string }) => each.slug === 'admin')
  expect(await refusal(ada.token, 'updateRole', { input: { id: admin.id, name: 'Root' } })).toEqual([
    200,
    1,
    'FORBIDDEN',
    'read_only',
  ])
  expect(await ask(ada.token, 'permissions', { search: held })).toMatchObject({ data: [{ slug: held, system: false }] })
  expect(await ask(ada.token, 'deleteRole', { input: { id: role.id } })).toEqual({ id: role.id })
  await expect(official()).rejects.toMatchObject({ status: 404 })
})

test('a role whose permissions are refused is not created either', async () => {
  const { organizationId, ada } = await makeOrganization(server)
  const before = (await workos.authorization.listOrganizationRoles(organizationId)).data.length
  const input = { name: 'Half', permissions: ['widgets:sso:manage', slug('unknown')] }
  expect((await refusal(ada.token, 'createRole', { input }))[1]).toBe(1)
  expect((await workos.authorization.listOrganizationRoles(organizationId)).data).toHaveLength(before)
})

test('domains are added, started over, listed in pages and deleted', async () => {
  const { organizationId, ada } = await makeOrganization(server)
  const add = (domain: string) => ask(ada.token, 'createOrganizationDomain', { domain })
  const [one, two] = [await add(`one.${slug('x')}.example`), await add(`two.${slug('x')}.example`)]

  expect(one).toMatchObject({ organizationId, state: 'Pending', nameServer: 'Other', subdomain: 'one' })
  expect(await workos.organizationDomains.getOrganizationDomain(one.id)).toMatchObject({
    organizationId,
    domain: one.domain,
  })
  const { data, listMetadata } = await ask(ada.token, 'organizationDomains', { limit: 1, order: 'Asc' })
  expect([ids(data), listMetadata]).toEqual([[one.id], { before: null, after: one.id }])
  const rest = await ask(ada.token, 'organizationDomains', { limit: 1, order: 'Asc', after: listMetadata.after })
  expect([ids(rest.data), rest.listMetadata]).toEqual([[two.id], { before: two.id, after: null }])
  expect(ids((await ask(ada.token, 'organizationDomains')).data)).toEqual([two.id, one.id])
  expect(await ask(ada.token, 'organizationDomain', { id: one.id })).toMatchObject({ domain: one.domain })
  expect(await ask(ada.token, 'reverifyOrganizationDomain', { id: one.id })).toMatchObject({ state: 'Pending' })
  expect(await ask(ada.token, 'deleteOrganizationDomain', { id: one.id })).toMatchObject({ id: one.id })
  await expect(workos.organizationDomains.getOrganizationDomain(one.id)).rejects.toMatchObject({ status: 404 })
  for (const domain of ['gmail.com', 'localhost', '127.0.0.1', two.domain])
    expect((await refusal(ada.token, 'createOrganizationDomain', { domain }))[1], domain).toBe(1)
})

test('connections are created by type, renamed and deleted, and a link opens the Admin Portal', async () => {
  const { organizationId, ada } = await makeOrganization(server)
  const created = await ask(ada.token, 'createSsoConnection', { input: { type: 'OktaSAML' } })

  expect(created).toMatchObject({
    name: 'Northwind',
    organizationId,
    state: 'Inactive',
    setupComplete: false,
    type: 'OktaSAML',
  })
  expect(await workos.sso.getConnection(created.id)).toMatchObject({ type: 'OktaSAML', organizationId })
  const input = { id: created.id, name: 'Okta' }
  expect(await ask(ada.token, 'updateSsoConnection', { input })).toMatchObject({ name: 'Okta' })
  expect(await ask(ada.token, 'ssoConnection', { id: created.id })).toMatchObject({ name: 'Okta' })
  expect(ids(await ask(ada.token, 'ssoConnections'))).toEqual([created.id])
  for (const type of ['GoogleOAuth', 'MagicLink', 'Auth0Migration'])
    expect((await refusal(ada.token, 'createSsoConnection', { input: { type } }))[2]).toBe('BAD_USER_INPUT')
  expect(await ask(ada.token, 'deleteSsoConnection', { id: created.id })).toBe(created.id)
  await expect(workos.sso.getConnection(created.id)).rejects.toMatchObject({ status: 404 })

  const { link, intent, expiresAt } = await ask(ada.token, 'createAdminPortalLink', { intent: 'Sso' })
  expect(intent).toBe('Sso')
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now())
  expect((await fetch(link, { redirect: 'manual' })).status).toBeLessThan(400)
})

test('directories are listed with their users and groups', async () => {
  const { organizationId, ada } = await makeOrganization(server)
  const made = await api.post<{ id: string; scim: { endpoint: string; bearer_token: string } }>('/directories', {
    organization_id: organizationId,
    name: 'Okta of Northwind',
    type: 'okta scim v2.0',
  })
  const { id, scim } = made.body
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${scim.bearer_token}`, 'content-type': 'application/scim+json' }
    expect(
      (await fetch(`${scim.endpoint}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status,
    ).toBe(201)
  }
  const core = 'urn:ietf:params:scim:schemas:core:2.0'
  await post('Users', {
    schemas: [`${core}:User`],
    userName: 'grace@northwind.example',
    name: { givenName: 'Grace' },
    active: true,
  })
  await post('Groups', { schemas: [`${core}:Group`], displayName: 'Navy' })

  expect(await ask(ada.token, 'directoryConnections', { search: 'northwind' })).toMatchObject({
    data: [{ id, organizationId, name: 'Okta of Northwind', type: 'okta scim v2.0' }],
  })
  expect((await ask(ada.token, 'directoryConnections', { search: 'nothing' })).data).toEqual([])
  expect(await ask(ada.token, 'directoryConnection', { id })).toMatchObject({ id, externalKey: expect.any(String) })
  expect(await ask(ada.token, 'directoryUsers', { directoryId: id })).toMatchObject({
    data: [{ directoryId: id, firstName: 'Grace', username: 'grace@northwind.example', state: 'active' }],
  })
  expect(await ask(ada.token, 'directoryGroups', { directoryId: id })).toMatchObject({ data: [{ name: 'Navy' }] })
})

test('audit events are found by what they have, one by one, and exported when there are any', async () => {
  const { organizationId, ada } = await makeOrganization(server)
  const record = (action: string, actor: string) =>
    api.post('/audit_logs/events', {
      organization_id: organizationId,
      event: {
        action,
        occurred_at: '2026-10-01T12:00:00.000Z',
        actor: { id: actor, type: 'user', name: `Name of ${actor}` },
        targets: [{ id: 'team_1', type: 'team' }],
        context: { location: '203.0.113.7' },
      },
    })
  const [signIn, signOut] = [slug('user.in'), slug('user.out')].map((each) => each.replaceAll('-', '.'))
  for (const action of [signIn, signOut])
    await api.post(`/audit_logs/actions/${action}/schemas`, { targets: [{ type: 'team' }] })
  for (const [action, actor] of [
    [signIn, 'ada'],
    [signOut, 'mia'],
  ])
    expect((await record(String(action), String(actor))).status).toBe(200)
  const range = { rangeStart: '2026-10-01T00:00:00Z', rangeEnd: '2026-10-02T00:00:00Z' }
  const find = async (filter: object) => (await ask(ada.token, 'auditEvents', { filter: { ...range, ...filter } })).data

  expect(await find({})).toHaveLength(2)
  const [event] = await find({ actions: [signIn] })
  expect(event).toMatchObject({
    action: signIn,
    actor: { id: 'ada', name: 'Name of ada', type: 'user' },
    targets: ['team_1'],
    occurredAt: '2026-10-01T12:00:00.000Z',
    data: { context: { location: '203.0.113.7' } },
  })
  expect(await find({ actorIds: ['mia'], targetTypes: ['team'], targetIds: ['team_1'] })).toHaveLength(1)
  expect(await find({ actorNames: ['Name of mia'] })).toHaveLength(1)
  expect(await find({ search: 'name ada' })).toHaveLength(1)
  expect(await find({ actorIds: ['no one'] })).toEqual([])
  expect(await find({ rangeEnd: range.rangeStart })).toEqual([])
  expect(await ask(ada.token, 'auditEvent', { id: event.id })).toEqual(event)

  const exported = await ask(ada.token, 'createAuditLogExport', { input: { ...range, actions: [signIn] } })
  expect(exported).toMatchObject({ __typename: 'AuditLogExport', state: 'Pending', url: null })
  await expect.poll(async () => (await ask(ada.token, 'auditLogExport', { id: exported.id })).state).toBe('Ready')
  const { url } = await ask(ada.token, 'auditLogExport', { id: exported.id })
  expect(await (await fetch(url)).text()).toContain(signIn)
  expect(
    await ask(ada.token, 'createAuditLogExport', { input: { ...range, rangeEnd: range.rangeStart } }),
  ).toMatchObject({ __typename: 'InvalidAuditLogExportDateRange' })
  expect(await ask(ada.token, 'createAuditLogExport', { input: { ...range, actorIds: ['no one'] } })).toMatchObject({
    __typename: 'NoAuditEventsFound',
  })
  expect(
    await environment.db.many(sql`
    select 1 from audit_log_exports where environment_id = ${environment.environmentId} and organization_id = ${organizationId}`),
  ).toHaveLength(1)
})

test('the log stream of the organization is shown with its state, and without what opens its destination', async () => {
  const receiver = await startLogReceiver()
  onTestFinished(() => receiver.close())
  const { organizationId, ada } = await makeOrganization(server)
  expect(await ask(ada.token, 'auditLogStream')).toBeNull()
  const { status, body } = await api.post<{ id: string }>('/audit_logs/streams', {
    organization_id: organizationId,
    destination: { type: 'GenericHttps', url: receiver.url, format: 'ndjson', header_value: 'a key of no one' },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  const shown = await ask(ada.token, 'auditLogStream')
  expect(shown).toMatchObject({ id: body.id, type: 'GenericHttps', auditLogTrailId: organizationId })
  expect(JSON.stringify(shown)).not.toContain('a key of no one')
})

test('flags are evaluated for every member, and described to those who manage the organization', async () => {
  const { organizationId, ada, mia } = await makeOrganization(server)
  const [on, off] = [slug('on'), slug('off')]
  for (const each of [on, off])
    await api.post('/feature-flags', { slug: each, name: `Flag ${each}`, enabled: each === on })
  await workos.featureFlags.addFlagTarget({ slug: on, targetId: organizationId })

  expect(await ask(mia.token, 'evaluatedFlags', { userId: mia.userId })).toMatchObject({ data: [{ slug: on }] })
  expect((await ask(ada.token, 'flags', { search: off })).data).toMatchObject([{ slug: off, enabled: false }])
  expect((await ask(ada.token, 'flags', { search: off, enabled: true })).data).toEqual([])
  const flag = await ask(ada.token, 'flagBySlug', { slug: on })
  expect(await ask(ada.token, 'flag', { id: flag.id })).toEqual(flag)
  for (const [name, variables] of [
    ['flags', {}],
    ['flag', { id: flag.id }],
    ['flagBySlug', { slug: on }],
    ['evaluatedFlags', { userId: ada.userId }],
  ] as const)
    expect(await refusal(mia.token, name, variables), name).toEqual([200, 1, 'FORBIDDEN', 'widget_permission_missing'])
})
