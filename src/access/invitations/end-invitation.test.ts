import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { countWaiting } from '#test/waiting-calls.ts'
import { startInvitationServer } from './invitations.fixture.ts'

test('a resent invitation has a new link that is valid as long as the first was; the old link is dead', async () => {
  const { workos, invite, outbox, announced, api, organizationId } = await startInvitationServer()
  const first = await invite({ email: 'bob@northwind.example', organization_id: organizationId, expires_in_days: 3 })

  const second = await workos.userManagement.resendInvitation(first.id, { locale: 'fr' })

  expect(second).toMatchObject({ id: first.id, state: 'pending' })
  expect(second.token).not.toBe(first.token)
  expect(Date.parse(second.expiresAt) - Date.parse(second.updatedAt)).toBe(3 * 86_400_000)
  expect((await api.get(`/user_management/invitations/by_token/${first.token}`)).status).toBe(404)
  const [mail] = await outbox('bob@northwind.example')
  expect(mail?.subject).toBe('Invitation à rejoindre Northwind')
  expect(mail?.text).toContain(second.token)
  expect(await announced('invitation.resent')).toMatchObject([{ id: first.id }])
})

test('[U-1] an invitation is resent three times a minute to an address, also at once, and what is refused changes nothing', async () => {
  const { workos, invite, post, outbox, read, api } = await startInvitationServer()
  const stranger = await invite({ email: 'Bob@northwind.example' })
  const other = await invite({ email: 'carol@northwind.example' })

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => post(`/user_management/invitations/${stranger.id}/resend`, {})),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(3).fill(200), ...Array(5).fill(429)])
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ code: 'daily_quota_exceeded' })
  expect(await outbox('Bob@northwind.example')).toHaveLength(4)
  const before = await read(stranger.id)
  expect((await post(`/user_management/invitations/${stranger.id}/resend`, {})).status).toBe(429)
  expect(await read(stranger.id)).toEqual(before)
  // The limit belongs to the address, for every kind of mail, and to no other address.
  expect((await api.post('/user_management/magic_auth', { email: 'bob@northwind.example' })).status).toBe(429)
  expect(await workos.userManagement.resendInvitation(other.id)).toMatchObject({ state: 'pending' })
})

test('an invitation to the application is resent as one', async () => {
  const { workos, invite, outbox } = await startInvitationServer()
  const first = await invite({ email: 'bob@northwind.example' })

  const second = await workos.userManagement.resendInvitation(first.id)

  expect(second).toMatchObject({ id: first.id, state: 'pending', organizationId: null })
  const [mail] = await outbox('bob@northwind.example')
  expect(mail?.text).toContain('invited to join Test.')
  expect(mail?.text).toContain(second.token)
})

test('what is done with one invitation leaves the others as they are', async () => {
  const { workos, invite, read, organizationId } = await startInvitationServer()
  const others = [
    await invite({ email: 'bob@northwind.example' }),
    await invite({ email: 'eve@northwind.example', organization_id: organizationId }),
  ]
  const [resent, revoked] = [
    await invite({ email: 'bob@northwind.example', organization_id: organizationId }),
    await invite({ email: 'carol@northwind.example', organization_id: organizationId }),
  ]

  await workos.userManagement.resendInvitation(resent.id)
  await workos.userManagement.revokeInvitation(revoked.id)

  expect(await Promise.all(others.map(({ id }) => read(id)))).toEqual(others)
})

test('an invitation that does not exist is a 404 that names it, to read and to whatever would change it', async () => {
  const { api, post } = await startInvitationServer()
  const id = 'invitation_01J00000000000000000000000'

  const answers = [
    await api.get(`/user_management/invitations/${id}`),
    ...(await Promise.all(
      ['accept', 'resend', 'revoke'].map((verb) => post(`/user_management/invitations/${id}/${verb}`, {})),
    )),
  ]

  for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: notFoundBody('Invitation', id) })
})

test('a revoked invitation takes its pending membership with it, once, with its events', async () => {
  const { workos, invite, post, organizationId, membershipsOf, announced } = await startInvitationServer()
  const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example' })
  const { id } = await invite({ email: bob.email, organization_id: organizationId })

  const answers = await Promise.all(Array.from({ length: 5 }, () => post(`/user_management/invitations/${id}/revoke`)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400])
  expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({ state: 'revoked' })
  expect(answers.find(({ status }) => status === 400)?.body).toMatchObject({ code: 'invite_not_pending' })
  expect(await membershipsOf(bob.id)).toEqual([])
  expect(await announced('invitation.revoked')).toHaveLength(1)
  expect(await announced('organization_membership.deleted')).toHaveLength(1)
})

test('what is over can be neither resent, revoked nor accepted, and each refusal says why', async () => {
  const { workos, invite, post, expire } = await startInvitationServer()
  const accepted = await invite({ email: 'accepted@northwind.example' })
  await workos.userManagement.createUser({ email: 'accepted@northwind.example' })
  await workos.userManagement.acceptInvitation(accepted.id)
  const revoked = await invite({ email: 'revoked@northwind.example' })
  await workos.userManagement.revokeInvitation(revoked.id)
  const expired = await invite({ email: 'expired@northwind.example' })
  await expire(expired.id)
  const codeOf = async (id: string, verb: string) => {
    const { status, body } = await post(`/user_management/invitations/${id}/${verb}`, {})
    return [status, body.code]
  }

  expect(await codeOf(accepted.id, 'resend')).toEqual([400, 'invite_accepted'])
  expect(await codeOf(revoked.id, 'resend')).toEqual([400, 'invite_revoked'])
  expect(await codeOf(expired.id, 'resend')).toEqual([400, 'invite_expired'])
  for (const { id } of [accepted, revoked, expired])
    expect(await codeOf(id, 'revoke')).toEqual([400, 'invite_not_pending'])
  expect(await codeOf(accepted.id, 'accept')).toEqual([400, 'invite_has_accepted_user_id'])
  for (const { id } of [revoked, expired]) expect(await codeOf(id, 'accept')).toEqual([400, 'invite_not_pending'])
})

test('accepting makes the invited user an active member with the role, exactly once', async () => {
  const { workos, invite, post, organizationId, membershipsOf, announced, read } = await startInvitationServer()
  const early = await invite({ email: 'bob@northwind.example', organization_id: organizationId, role_slug: 'admin' })
  expect(await post(`/user_management/invitations/${early.id}/accept`)).toMatchObject({
    status: 400,
    body: { code: 'invalid_invite' },
  })
  const bob = await workos.userManagement.createUser({ email: 'Bob@northwind.example' })

  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post(`/user_management/invitations/${early.id}/accept`)),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400])
  expect(await membershipsOf(bob.id)).toEqual([{ organization_id: organizationId, status: 'active', role: 'admin' }])
  expect(await read(early.id)).toMatchObject({ state: 'accepted', accepted_user_id: bob.id, role_slug: 'admin' })
  expect(await announced('invitation.accepted')).toHaveLength(1)
  expect(await announced('organization_membership.created')).toHaveLength(1)
})

test('a pending member becomes an active one; who was taken out of use stays out', async () => {
  const { workos, invite, post, organizationId, membershipsOf, announced } = await startInvitationServer()
  const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example' })
  const forBob = await invite({ email: bob.email, organization_id: organizationId })
  const forEve = await invite({ email: 'eve@northwind.example', organization_id: organizationId })

  await workos.userManagement.acceptInvitation(forBob.id)
  // Eve signs up elsewhere; later she is made a member and taken out again.
  const eve = await workos.userManagement.createUser({ email: 'eve@northwind.example' })
  const membership = await workos.userManagement.createOrganizationMembership({ userId: eve.id, organizationId })
  await workos.userManagement.deactivateOrganizationMembership(membership.id)
  const refused = await post(`/user_management/invitations/${forEve.id}/accept`)

  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_invite' } })
  expect(await membershipsOf(bob.id)).toMatchObject([{ status: 'active' }])
  expect(await membershipsOf(eve.id)).toMatchObject([{ status: 'inactive' }])
  expect(await announced('organization_membership.updated')).toMatchObject([
    { user_id: bob.id, status: 'active' },
    { user_id: eve.id, status: 'inactive' },
  ])
})

test.each(['accept', 'resend', 'revoke'])(
  '%s waits for the membership without holding the invitation, so that it and who deletes the membership never wait for each other',
  async (verb) => {
    const { workos, invite, post, organizationId, environment } = await startInvitationServer()
    const { environmentId, db } = environment
    const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example' })
    const { id } = await invite({ email: bob.email, organization_id: organizationId })

    const answer = await environment.transaction(async (tx) => {
      await tx.db.run(sql`select from organization_memberships where environment_id = ${environmentId} for update`)
      const call = { sent: post(`/user_management/invitations/${id}/${verb}`, {}) }
      await expect.poll(() => countWaiting(environment)).toBe(1)
      expect(
        await db.many(sql`
          select id from invitations where environment_id = ${environmentId} for no key update skip locked`),
      ).toEqual([{ id }])
      return call
    })

    expect((await answer.sent).status).toBe(200)
  },
)

test('[A-5] an invitation that could still be accepted is revoked when the membership of its user is deleted, and leads nowhere', async () => {
  const { workos, invite, post, read, announced, organizationId, membershipsOf } = await startInvitationServer()
  const bob = await workos.userManagement.createUser({ email: 'bob@northwind.example', emailVerified: true })
  const invitation = await invite({ email: bob.email, organization_id: organizationId })
  const other = await invite({ email: 'carol@northwind.example', organization_id: organizationId })
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId: bob.id, statuses: ['pending'] })

  await workos.userManagement.deleteOrganizationMembership(data[0]?.id ?? '')

  expect((await read(invitation.id)).state).toBe('revoked')
  expect((await read(other.id)).state).toBe('pending')
  expect(await announced('invitation.revoked')).toMatchObject([{ id: invitation.id, state: 'revoked' }])
  expect((await post(`/user_management/invitations/${invitation.id}/accept`)).status).toBe(400)
  expect(await membershipsOf(bob.id)).toEqual([])
})
