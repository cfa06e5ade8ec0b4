import { expect, test } from 'vitest'
import { startWaitlistServer } from './waitlists.fixture.ts'

const email = 'ada@northwind.example'

test('an approval sets its time, invites the email to the application alone, and mails the invitation', async () => {
  const { workos, add, invitationsTo, announced, outbox } = await startWaitlistServer()
  const { id, waitlist_id } = await add(email)

  const entry = await workos.userManagement.approveWaitlistEntry(id)

  expect(entry).toMatchObject({ id, state: 'approved', approvedAt: entry.updatedAt })
  const [invitation, ...others] = await invitationsTo(email)
  expect(others).toEqual([])
  expect(invitation).toMatchObject({ state: 'pending', organization_id: null, role_slug: null })
  expect(await announced('waitlist_user.approved')).toMatchObject([
    { object: 'waitlist_user', id, email, state: 'approved', approved_at: entry.approvedAt, waitlist_id },
  ])
  expect(await announced('invitation.created')).toMatchObject([{ id: invitation?.id }])
  const { acceptInvitationUrl } = await workos.userManagement.getInvitation(invitation?.id ?? '')
  const [mail, ...more] = await outbox(email)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Your invitation to Test is here')
  expect(mail?.text).toContain(`\n${acceptInvitationUrl}\n`)
})

test('only a pending entry can be denied, of which the person does not hear; an approval reverses it', async () => {
  const { workos, add, deny, invitationsTo, announced, outbox } = await startWaitlistServer()
  const { id } = await add(email)

  expect(await workos.userManagement.denyWaitlistEntry(id)).toMatchObject({ state: 'denied', approvedAt: null })
  expect(await announced('waitlist_user.denied')).toMatchObject([{ id, state: 'denied', approved_at: null }])
  expect(await outbox(email)).toEqual([])
  expect(await deny(id)).toMatchObject({ status: 422, body: { code: 'invalid_state' } })

  expect(await workos.userManagement.approveWaitlistEntry(id)).toMatchObject({ state: 'approved' })
  expect(await invitationsTo(email)).toMatchObject([{ state: 'pending' }])
  expect(await deny(id)).toMatchObject({ status: 422, body: { code: 'invalid_state' } })
  expect(await announced('waitlist_user.denied')).toHaveLength(1)
})

test('an approved entry cannot be approved again, and is invited once', async () => {
  const { add, approve, invitationsTo, announced } = await startWaitlistServer()
  const { id } = await add(email)
  await approve(id)

  expect(await approve(id)).toMatchObject({ status: 422, body: { code: 'invalid_state' } })

  expect(await invitationsTo(email)).toHaveLength(1)
  expect(await announced('waitlist_user.approved')).toHaveLength(1)
})

test('an approval is kept where the email became a user or is invited already: no invitation, and no error', async () => {
  const { workos, add, approve, invitationsTo, outbox } = await startWaitlistServer()
  const user = await add('user@northwind.example')
  await workos.userManagement.createUser({ email: user.email })
  const invited = await add('invited@northwind.example')
  await workos.userManagement.sendInvitation({ email: invited.email })

  for (const { id } of [user, invited])
    expect(await approve(id)).toMatchObject({ status: 200, body: { id, state: 'approved' } })

  expect(await invitationsTo(user.email)).toEqual([])
  expect(await invitationsTo(invited.email)).toHaveLength(1)
  expect(await outbox(invited.email)).toHaveLength(1)
})

test('where no mail may go to the address now, the entry is approved and the invitation there to be sent again', async () => {
  const { add, approve, post, read, invitationsTo, announced, outbox, workos } = await startWaitlistServer()
  const { id } = await add(email)
  const { id: other } = await workos.userManagement.sendInvitation({
    email,
    organizationId: (await workos.organizations.createOrganization({ name: 'Northwind' })).id,
  })
  for (let i = 0; i < 3; i++) await workos.userManagement.resendInvitation(other)
  const before = (await outbox(email)).length

  expect(await approve(id)).toMatchObject({ status: 422, body: { code: 'invitation_email_not_sent' } })

  expect(await read(email)).toMatchObject({ state: 'approved' })
  expect(await announced('waitlist_user.approved')).toHaveLength(1)
  expect(await invitationsTo(email)).toMatchObject([{ state: 'pending', organization_id: null }, { id: other }])
  expect(await outbox(email)).toHaveLength(before)
  expect((await post(`/user_management/invitations/${other}/resend`)).status).toBe(429)
})

test('of three parallel approvals one succeeds, and one invitation is sent', async () => {
  const { add, approve, invitationsTo, announced, outbox } = await startWaitlistServer()
  const { id } = await add(email)

  const answers = await Promise.all(Array.from({ length: 3 }, () => approve(id)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  expect(await invitationsTo(email)).toHaveLength(1)
  expect(await announced('waitlist_user.approved')).toHaveLength(1)
  expect(await outbox(email)).toHaveLength(1)
})

test('an approval and a denial at once leave one of the two answers true: a denial first is reversed', async () => {
  const { add, approve, deny, read, announced } = await startWaitlistServer()
  const { id } = await add(email)

  const [approval, denial] = await Promise.all([approve(id), deny(id)])

  expect(approval.status).toBe(200)
  expect(await read(email)).toMatchObject({ state: 'approved' })
  expect(await announced('waitlist_user.denied')).toHaveLength(denial.status === 200 ? 1 : 0)
})

test('of five parallel denials one succeeds', async () => {
  const { add, deny, announced } = await startWaitlistServer()
  const { id } = await add(email)

  const answers = await Promise.all(Array.from({ length: 5 }, () => deny(id)))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422])
  expect(await announced('waitlist_user.denied')).toHaveLength(1)
})

test('an invitation stays valid when its entry is deleted', async () => {
  const { workos, add, approve, invitationsTo } = await startWaitlistServer()
  const { id } = await add(email)
  await approve(id)

  await workos.userManagement.deleteWaitlistEntry(id)

  expect(await invitationsTo(email)).toMatchObject([{ state: 'pending' }])
})

test('an unknown entry is not found', async () => {
  const { approve, deny, api } = await startWaitlistServer()
  const id = 'wl_user_01KBPWBEQ8KHNRPVCMY3ZCPMDG'
  expect([(await approve(id)).status, (await deny(id)).status]).toEqual([404, 404])
  expect((await api.delete(`/user_management/waitlist_entries/${id}`)).status).toBe(404)
})
