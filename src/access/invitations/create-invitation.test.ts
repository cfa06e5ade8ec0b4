import { expect, test } from 'vitest'
import { startServerWithClock } from '#test/server.ts'
import { startInvitationServer } from './invitations.fixture.ts'

const day = 86_400_000

test('an invitation is pending for a week, can be read back by id and token, and is announced without its token', async () => {
  const { workos, organizationId, announced } = await startInvitationServer()

  const invitation = await workos.userManagement.sendInvitation({ email: 'Bob@Northwind.example', organizationId })

  expect(invitation).toMatchObject({
    email: 'Bob@Northwind.example',
    state: 'pending',
    organizationId,
    roleSlug: 'member',
    acceptedAt: null,
    revokedAt: null,
    acceptedUserId: null,
    inviterUserId: null,
  })
  expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBe(7 * day)
  expect(await workos.userManagement.getInvitation(invitation.id)).toEqual(invitation)
  expect(await workos.userManagement.findInvitationByToken(invitation.token)).toEqual(invitation)
  const [event, ...others] = await announced('invitation.created')
  expect(others).toEqual([])
  expect(event).toMatchObject({ id: invitation.id, state: 'pending', role_slug: 'member' })
  expect(event).not.toHaveProperty('token')
  expect(event).not.toHaveProperty('accept_invitation_url')
})

test('[U-11] the mail names inviter and organization and has the link of the answer, which is ours or the configured one', async () => {
  const { workos, api, url, organizationId, outbox } = await startInvitationServer()
  const inviter = await workos.userManagement.createUser({
    email: 'ada@northwind.example',
    firstName: 'Ada',
    lastName: 'Byron',
  })

  const first = await workos.userManagement.sendInvitation({
    email: 'bob@northwind.example',
    organizationId,
    inviterUserId: inviter.id,
    locale: 'de-DE',
  })

  expect(first.acceptInvitationUrl).toBe(`${url}/invite?invitation_token=${first.token}`)
  const [mail] = await outbox('bob@northwind.example')
  expect(mail?.subject).toBe('Einladung zu Northwind')
  expect(mail?.text).toContain('Ada Byron')
  expect(mail?.text).toContain(`\n${first.acceptInvitationUrl}\n`)
  expect(mail?.html).toContain(`href="${first.acceptInvitationUrl}"`)

  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { invitation_url: 'https://app.example/join?from=mail' },
  })
  const second = await workos.userManagement.sendInvitation({ email: 'eve@northwind.example', expiresInDays: 1 })
  expect(second.acceptInvitationUrl).toBe(`https://app.example/join?from=mail&invitation_token=${second.token}`)
  expect((await outbox('eve@northwind.example'))[0]?.text).toContain(
    'You’ve been invited to join Test. The invitation is for eve@northwind.example.',
  )
  expect((await workos.userManagement.getInvitation(first.id)).acceptInvitationUrl).toContain(
    'https://app.example/join',
  )
})

test('a mail that is switched off is not sent; the invitation works all the same', async () => {
  const { api, invite, outbox } = await startInvitationServer()
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { disabled_mails: ['invitation'] },
  })

  const { id } = await invite({ email: 'bob@northwind.example' })
  await api.post(`/user_management/invitations/${id}/resend`, {})

  expect(await outbox('bob@northwind.example')).toEqual([])
})

test('an existing user becomes a pending member with the role; for an unknown email, nothing changes yet', async () => {
  const { workos, invite, organizationId, membershipsOf, announced, read, api } = await startInvitationServer()
  const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example' })

  const invitation = await invite({
    email: 'BOB@northwind.example',
    organization_id: organizationId,
    role_slug: 'admin',
  })
  await invite({ email: 'stranger@northwind.example', organization_id: organizationId })

  expect(await membershipsOf(bob.id)).toEqual([{ organization_id: organizationId, status: 'pending', role: 'admin' }])
  expect(await announced('organization_membership.created')).toMatchObject([{ user_id: bob.id, status: 'pending' }])
  expect(invitation.role_slug).toBe('admin')

  const { body } = await api.get<{ data: { id: string }[] }>(
    `/user_management/organization_memberships?user_id=${bob.id}&statuses=pending`,
  )
  const [membership] = body.data
  await api.put(`/user_management/organization_memberships/${membership?.id}`, { role_slug: 'member' })
  expect((await read(invitation.id)).role_slug).toBe('member')
})

test('who is invited already, is a member, or has an account where the application is meant, is refused by name', async () => {
  const { workos, post, invite, organizationId } = await startInvitationServer()
  const other = await workos.organizations.createOrganization({ name: 'Southwind' })
  const member = await workos.userManagement.createUser({ email: 'member@northwind.example' })
  const inactive = await workos.userManagement.createUser({ email: 'inactive@northwind.example' })
  for (const userId of [member.id, inactive.id])
    await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId: inactive.id })
  await workos.userManagement.deactivateOrganizationMembership(data[0]?.id ?? '')
  await invite({ email: 'bob@northwind.example', organization_id: organizationId })
  await invite({ email: 'bob@northwind.example' })
  // Another organization is another matter.
  await invite({ email: 'bob@northwind.example', organization_id: other.id })

  const refusals: [object, string, string?][] = [
    [{ email: 'Bob@Northwind.example', organization_id: organizationId }, 'email_already_invited_to_organization'],
    [{ email: 'bob@NORTHWIND.example' }, 'email_already_invited'],
    [{ email: member.email, organization_id: organizationId }, 'user_already_organization_member'],
    [{ email: inactive.email, organization_id: organizationId }, 'user_already_organization_member'],
    [{ email: member.email }, 'user_already_exists'],
    [{ email: 'x@northwind.example', expires_in_days: 0 }, 'expires_in_days_too_short'],
    [{ email: 'x@northwind.example', expires_in_days: 31 }, 'expires_in_days_too_long'],
    [{ email: 'x@northwind.example', organization_id: organizationId, role_slug: 'nothing' }, 'invalid_role'],
    [{ email: 'x@northwind.example', role_slug: 'member' }, 'invalid_role', '`role_slug` requires `organization_id`'],
  ]
  for (const [body, code, why = ''] of refusals) {
    expect(await post('/user_management/invitations', body)).toMatchObject({
      status: 400,
      body: { code, message: expect.stringContaining(why) },
    })
  }
  const { data: invitations } = await workos.userManagement.listInvitations({})
  expect(invitations).toHaveLength(3)
})

test('[T-3] organizations, inviters and roles of another environment are unknown', async () => {
  const { post } = await startInvitationServer()
  const other = await startInvitationServer()
  const stranger = await other.workos.userManagement.createUser({ email: 'ada@northwind.example' })

  const answers = await Promise.all([
    post('/user_management/invitations', { email: 'bob@northwind.example', organization_id: other.organizationId }),
    post('/user_management/invitations', { email: 'bob@northwind.example', inviter_user_id: stranger.id }),
  ])

  expect(answers.map(({ status, body }) => [status, body.message])).toEqual([
    [404, `Organization not found: '${other.organizationId}'.`],
    [404, `User not found: '${stranger.id}'.`],
  ])
  const { token } = await other.invite({ email: 'bob@northwind.example' })
  expect((await post('/user_management/invitations', { email: 'not an address' })).status).toBe(422)
  expect((await post(`/user_management/invitations/by_token/${token}`)).status).toBe(405)
})

test('of ten parallel invitations of one address one succeeds', async () => {
  const { post, organizationId, announced } = await startInvitationServer()

  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      post('/user_management/invitations', { email: 'bob@northwind.example', organization_id: organizationId }),
    ),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(400)])
  expect(await announced('invitation.created')).toHaveLength(1)
})

test('an invitation may be valid for thirty days', async () => {
  const { invite } = await startInvitationServer()
  const { expires_at, created_at } = await invite({ email: 'bob@northwind.example', expires_in_days: 30 })
  expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(30 * day)
})

test('from the moment at which an invitation runs out there is room for another; the first stays expired', async () => {
  let now = Date.parse('2026-11-25T12:00:00.000Z')
  const { workos } = await startServerWithClock(() => new Date(now))
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const stateOf = async (id: string) => (await workos.userManagement.getInvitation(id)).state
  for (const into of [{ organizationId }, {}]) {
    const invite = () =>
      workos.userManagement.sendInvitation({ email: 'bob@northwind.example', expiresInDays: 1, ...into })
    const first = await invite()
    now += day - 1
    expect(await stateOf(first.id)).toBe('pending')
    await expect(invite()).rejects.toThrow('already invited')
    now += 1
    expect(await stateOf(first.id)).toBe('expired')

    const second = await invite()

    expect(second.id).not.toBe(first.id)
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['expired', 'pending'])
  }
})

test('lists are filtered by address, whatever its case, and by organization, and go on behind a page', async () => {
  const { workos, invite, organizationId } = await startInvitationServer()
  const inOrganization = await invite({ email: 'bob@northwind.example', organization_id: organizationId })
  const toApplication = await invite({ email: 'bob@northwind.example' })
  const other = await invite({ email: 'eve@northwind.example' })
  const idsOf = async (query: object) => (await workos.userManagement.listInvitations(query)).data.map(({ id }) => id)

  expect(await idsOf({ email: 'BOB@northwind.example' })).toEqual([toApplication.id, inOrganization.id])
  expect(await idsOf({ organizationId })).toEqual([inOrganization.id])
  expect(await idsOf({ limit: 2 })).toEqual([other.id, toApplication.id])
  expect(await idsOf({ limit: 2, after: toApplication.id })).toEqual([inOrganization.id])
})

test('a role of the environment that goes leaves its replacement in invitations; one of the organization stays while held', async () => {
  const { workos, api, invite, organizationId, read, post } = await startInvitationServer()
  await workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  await post(`/authorization/organizations/${organizationId}/roles`, { slug: 'org-lead', name: 'Lead' })
  const editor = await invite({ email: 'a@northwind.example', organization_id: organizationId, role_slug: 'editor' })
  const lead = await invite({ email: 'b@northwind.example', organization_id: organizationId, role_slug: 'org-lead' })

  expect((await api.delete('/authorization/roles/editor')).status).toBeLessThan(300)
  expect((await read(editor.id)).role_slug).toBe('member')
  const held = await api.delete(`/authorization/organizations/${organizationId}/roles/org-lead`)
  expect(held).toMatchObject({ status: 409, body: { code: 'role_has_assignments' } })
  await post(`/user_management/invitations/${lead.id}/revoke`)
  expect((await api.delete(`/authorization/organizations/${organizationId}/roles/org-lead`)).status).toBeLessThan(300)
})
