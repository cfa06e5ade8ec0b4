import { expect, test } from 'vitest'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'

const server = await startServer()
const { workos, api, url } = server

interface Answer {
  status: number
  json: { data: { id: string; email: string; status: string; actions: string[] }[] } & Record<string, unknown>
}

async function ask(token: string, method: string, path: string, body?: object): Promise<Answer> {
  const { status, json } = await send(url, `/_widgets/UserManagement/${path}`, { method, key: token, body })
  return { status, json: json as Answer['json'] }
}

async function furnish() {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const addressOf = (name: string) => `${name}.${organizationId}@northwind.example`.toLowerCase()
  const person = async (firstName: string, roleSlug: string) => {
    const { id: userId } = await workos.userManagement.createUser({ email: addressOf(firstName), firstName })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId, roleSlug })
    return userId
  }
  const [admin, member] = [await person('Ada', 'admin'), await person('Mia', 'member')]
  const tokenOf = async (userId: string) => {
    const { token } = await workos.widgets.createToken({
      organizationId,
      userId,
      scopes: ['widgets:users-table:manage'],
    })
    return token
  }
  const people = async (token: string, query = '') => {
    const { json } = await ask(token, 'GET', `members${query}`)
    return json.data.map(({ email, status, actions }) => [email, status, actions])
  }
  return { organizationId, admin, member, addressOf, person, tokenOf, people }
}

const forMembers = ['edit-role', 'revoke-membership']

test('[T-3] a member sees and changes no one whom the role does not permit, and an admin does', async () => {
  const { admin, member, tokenOf, addressOf, people } = await furnish()
  const [ofAdmin, ofMember] = [await tokenOf(admin), await tokenOf(member)]
  for (const [method, path, body] of [
    ['GET', 'members'],
    ['POST', `members/${admin}`, { roles: ['member'] }],
    ['DELETE', `members/${admin}`],
    ['POST', 'invite-user', { email: 'new@northwind.example', roles: ['admin'] }],
    ['GET', 'roles'],
  ] as const)
    expect(await ask(ofMember, method, path, body), path).toMatchObject({
      status: 403,
      json: { code: 'widget_permission_missing' },
    })
  expect((await ask(ofAdmin, 'GET', 'members')).json).toMatchObject({
    data: [
      { id: member, firstName: 'Mia', roles: [{ slug: 'member', name: 'Member' }] },
      { id: admin, isLoggedInUser: true, roles: [{ slug: 'admin', name: 'Admin' }] },
    ],
    list_metadata: { before: null, after: null },
  })
  expect(await people(ofAdmin)).toEqual([
    [addressOf('mia'), 'Active', forMembers],
    [addressOf('ada'), 'Active', []],
  ])
  expect(await ask(ofAdmin, 'POST', `members/${member}`, { roles: ['admin'] })).toMatchObject({ status: 200 })
  expect(await ask(ofAdmin, 'DELETE', `members/${admin}`)).toMatchObject({ status: 400 })
  expect(await ask(ofAdmin, 'DELETE', `members/${member}`)).toEqual({
    status: 200,
    json: { id: member, success: true },
  })
  expect(await people(ofAdmin)).toEqual([[addressOf('ada'), 'Active', []]])
})

test('[T-3] a token permits no more than the roles do that its user has at the moment of the call', async () => {
  const { organizationId, admin, tokenOf } = await furnish()
  const token = await tokenOf(admin)
  const [membership] = (await workos.userManagement.listOrganizationMemberships({ organizationId, userId: admin })).data
  const id = membership?.id ?? ''
  await workos.userManagement.updateOrganizationMembership(id, { roleSlug: 'member' })
  expect(await ask(token, 'GET', 'members')).toMatchObject({ status: 403, json: { code: 'widget_permission_missing' } })
  await workos.userManagement.updateOrganizationMembership(id, { roleSlug: 'admin' })
  expect(await ask(token, 'GET', 'members')).toMatchObject({ status: 200 })
  await workos.userManagement.deleteOrganizationMembership(id)
  expect(await ask(token, 'GET', 'members')).toMatchObject({ status: 403, json: { code: 'widget_token_ended' } })
})

test('[T-3] people of other organizations are not there, whatever id is sent', async () => {
  const [ours, theirs] = [await furnish(), await furnish()]
  const token = await ours.tokenOf(ours.admin)
  for (const [method, path, body] of [
    ['POST', `members/${theirs.member}`, { roles: ['admin'] }],
    ['DELETE', `members/${theirs.member}`],
    ['DELETE', `invites/${theirs.member}`],
    ['POST', `invites/${theirs.member}/resend`],
  ] as const)
    expect(await ask(token, method, path, body), path).toMatchObject({ status: 404 })
  expect(await theirs.people(await theirs.tokenOf(theirs.admin))).toHaveLength(2)
})

test('a refused invitation is said in the words that the official package shows beside the field', async () => {
  const { admin, addressOf, tokenOf } = await furnish()
  const token = await tokenOf(admin)
  const invite = (name: string, role: string) =>
    ask(token, 'POST', 'invite-user', { email: addressOf(name), roles: [role] })
  expect(await invite('ivy', 'admin')).toMatchObject({ status: 201 })
  expect(await invite('ivy', 'admin')).toMatchObject({ status: 400, json: { message: 'User already invited' } })
  expect(await invite('mia', 'admin')).toMatchObject({ status: 400, json: { message: 'User already exists' } })
  expect(await invite('uma', 'nobody')).toMatchObject({ status: 400, json: { message: 'Invalid role' } })
})

test('[T-3] people give no role with a permission that they lack, to no one and by no way, and their application gives all', async () => {
  const { organizationId, member, person, addressOf, tokenOf, people } = await furnish()
  const slug = (name: string) => `${name}-${organizationId.slice(-10)}`.toLowerCase()
  await workos.authorization.createPermission({ slug: slug('pay'), name: 'Pay' })
  for (const [name, permissions] of [
    ['lead', ['widgets:users-table:manage']],
    ['owner', ['widgets:users-table:manage', slug('pay')]],
  ] as const) {
    await workos.authorization.createEnvironmentRole({ slug: slug(name), name })
    await workos.authorization.setEnvironmentRolePermissions(slug(name), { permissions: [...permissions] })
  }
  const [lead, boss] = [await person('Lea', slug('lead')), await person('Bo', slug('owner'))]
  const token = await tokenOf(lead)
  const before = await people(token)
  const refused = { status: 403, json: { code: 'role_not_grantable' } }

  expect(await ask(token, 'POST', `members/${member}`, { roles: [slug('owner')] })).toMatchObject({
    ...refused,
    json: { message: `You cannot assign this role: it has "${slug('pay')}", which you do not have yourself.` },
  })
  // In the words that the official package shows beside the field.
  expect(await ask(token, 'POST', 'invite-user', { email: addressOf('ivy'), roles: [slug('owner')] })).toMatchObject({
    status: 403,
    json: { code: 'role_not_grantable', message: 'Invalid role' },
  })
  expect(await people(token)).toEqual(before)

  const ofBoss = await tokenOf(boss)
  expect(await ask(ofBoss, 'POST', 'invite-user', { email: addressOf('ivy'), roles: [slug('owner')] })).toMatchObject({
    status: 201,
  })
  const [{ id: ivy } = { id: '' }] = (await ask(token, 'GET', 'members')).json.data
  // To withdraw it and invite again would be to give it.
  await ask(token, 'DELETE', `invites/${ivy}`)
  expect(await ask(token, 'POST', `invites/${ivy}/resend`)).toMatchObject(refused)
  expect(await ask(token, 'POST', `members/${boss}`, { roles: [slug('owner')] })).toMatchObject({ status: 200 })
  expect(await ask(token, 'POST', `members/${member}`, { roles: [slug('lead')] })).toMatchObject({ status: 200 })
  expect(await ask(ofBoss, 'POST', `members/${member}`, { roles: [slug('owner')] })).toMatchObject({ status: 200 })
  const { token: ofApplication } = await workos.widgets.createToken({
    organizationId,
    scopes: ['widgets:users-table:manage'],
  })
  expect(await ask(ofApplication, 'POST', `members/${lead}`, { roles: [slug('owner')] })).toMatchObject({ status: 200 })
})

test('[U-1] invitations from the widget count for their address, whichever button sends them', async () => {
  const { admin, addressOf, tokenOf } = await furnish()
  const token = await tokenOf(admin)
  const email = addressOf('stranger')
  const statuses = []
  for (let i = 0; i < 3; i++) {
    statuses.push((await ask(token, 'POST', 'invite-user', { email, roles: [] })).status)
    const [{ id } = { id: '' }] = (await ask(token, 'GET', 'members')).json.data
    if (i < 2) await ask(token, 'DELETE', `invites/${id}`)
    else statuses.push((await ask(token, 'POST', `invites/${id}/resend`)).status)
  }
  expect(statuses).toEqual([201, 201, 201, 429])
})

test('invited people are in the list until they accept, with what can be done about them', async () => {
  const { admin, addressOf, tokenOf, people } = await furnish()
  const token = await tokenOf(admin)
  const email = addressOf('new')
  expect(await ask(token, 'POST', 'invite-user', { email, roles: ['admin'] })).toEqual({
    status: 201,
    json: { success: true },
  })
  const [row] = (await ask(token, 'GET', 'members')).json.data
  expect(row).toMatchObject({ email, status: 'Invited', actions: ['resend-invite', 'revoke-invite'] })
  const id = row?.id ?? ''
  expect(await ask(token, 'POST', `invites/${id}/resend`)).toEqual({ status: 201, json: { id, success: true } })
  expect(await ask(token, 'DELETE', `invites/${id}`)).toEqual({ status: 200, json: { id, success: true } })
  expect((await people(token))[0]).toEqual([email, 'InviteRevoked', ['resend-invite']])
  expect(await ask(token, 'DELETE', `invites/${id}`)).toMatchObject({ status: 400 })

  expect(await ask(token, 'POST', `invites/${id}/resend`)).toMatchObject({ status: 201 })
  expect((await people(token)).map(([address, status]) => [address, status])).toEqual([
    [email, 'Invited'],
    [addressOf('mia'), 'Active'],
    [addressOf('ada'), 'Active'],
  ])
  const { data } = await workos.userManagement.listInvitations({ email })
  expect(data[0]).toMatchObject({ state: 'pending', roleSlug: 'admin', inviterUserId: admin })
})

test('pages of any size bring everyone once, as the widget pages with `before` to older and `after` back, and a search finds part of a name or an address', async () => {
  const { admin, addressOf, person, tokenOf, people } = await furnish()
  const token = await tokenOf(admin)
  await ask(token, 'POST', 'invite-user', { email: addressOf('ivy'), roles: [] })
  await person('Zoe', 'member')
  await ask(token, 'POST', 'invite-user', { email: addressOf('uma'), roles: [] })
  const all = (await people(token)).map(([email]) => email)
  expect(all).toEqual(['uma', 'zoe', 'ivy', 'mia', 'ada'].map(addressOf))
  for (const limit of [1, 2, 3]) {
    const seen: unknown[] = []
    let after: unknown
    let before: unknown
    do {
      const { json } = await ask(token, 'GET', `members?limit=${limit}${before ? `&before=${before}` : ''}`)
      seen.push(...json.data.map(({ email }) => email))
      ;({ after, before } = json.list_metadata as { after: unknown; before: unknown })
    } while (before)
    expect(seen).toEqual(all)
    const last = all.length - (all.length % limit || limit)
    const { json } = await ask(token, 'GET', `members?limit=${limit}&after=${after}`)
    expect(json.data.map(({ email }) => email)).toEqual(all.slice(last - limit, last))
  }
  const found = async (query: string) => (await people(token, query)).map(([email]) => email)
  expect(await found('?search=ZO')).toEqual([addressOf('zoe')])
  expect(await found('?search=%25')).toEqual([])
  expect(await found('?role=admin')).toEqual([addressOf('ada')])
})

test('a script of an allowed origin may call with the headers of the official package, and no other', async () => {
  const { admin, tokenOf } = await furnish()
  const origin = 'https://app.widgets.example'
  await api.post('/user_management/cors_origins', { origin })
  const preflight = (from: string) =>
    send(url, `/_widgets/UserManagement/members/${admin}`, { method: 'OPTIONS', headers: { origin: from } })
  expect(await preflight(origin)).toMatchObject({
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST, DELETE',
      'access-control-allow-headers':
        'authorization, content-type, workos-widgets-version, workos-widgets-type, x-elevated-access-token',
    },
  })
  expect((await preflight('https://elsewhere.example')).status).toBe(405)
  const { headers } = await send(url, '/_widgets/UserManagement/organizations', {
    method: 'GET',
    key: await tokenOf(admin),
    headers: { origin },
  })
  expect(headers).toMatchObject({ 'access-control-allow-origin': origin })
})
