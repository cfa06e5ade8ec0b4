import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'

type Body = Record<string, unknown>

async function start() {
  const server = await startServer()
  const { workos, api, apiKey, clientId } = server
  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  return {
    ...server,
    organization,
    async authenticate(body: Body): Promise<{ status: number; body: Body }> {
      const answer = await api.post<Body>('/user_management/authenticate', {
        client_id: clientId,
        client_secret: apiKey,
        ...body,
      })
      return { status: answer.status, body: answer.body }
    },
    invite: (email: string, organizationId: string | undefined = organization.id) =>
      workos.userManagement.sendInvitation({ email, organizationId }),
    stateOf: async (id: string) => (await workos.userManagement.getInvitation(id)).state,
    user: (email: string, emailVerified = true) => workos.userManagement.createUser({ email, password, emailVerified }),
    withSettings: (body: Body) =>
      api.request('/environments/current/sign_in_settings', { method: 'PATCH', body }) as Promise<unknown>,
  }
}

function magicAuthGrant(email: string, code: string) {
  return { grant_type: 'urn:workos:oauth:grant-type:magic-auth:code', email, code }
}

async function membershipIds({ workos }: TestServer, userId: string) {
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId })
  return data.map(({ organizationId }) => organizationId)
}

test('signing up by code with the token makes a member, in a session of that organization', async () => {
  const server = await start()
  const { workos, clientId, organization, invite, stateOf } = server
  const invitation = await invite('bob@northwind.example')
  const { code } = await workos.userManagement.createMagicAuth({
    email: invitation.email,
    invitationToken: invitation.token,
  })

  const answer = await workos.userManagement.authenticateWithMagicAuth({
    clientId,
    email: invitation.email,
    code,
    invitationToken: invitation.token,
  })

  expect(answer.organizationId).toBe(organization.id)
  expect(await membershipIds(server, answer.user.id)).toEqual([organization.id])
  expect(await stateOf(invitation.id)).toBe('accepted')
})

test('who was invited to several organizations joins the one of the link, without being asked', async () => {
  const server = await start()
  const { workos, clientId, invite, stateOf, user, organization } = server
  const bob = await user('bob@northwind.example')
  const [first, second] = await Promise.all(['A', 'B'].map((name) => workos.organizations.createOrganization({ name })))
  for (const { id } of [first, second] as { id: string }[])
    await workos.userManagement.createOrganizationMembership({ userId: bob.id, organizationId: id })
  const invitation = await invite(bob.email)
  const third = await workos.organizations.createOrganization({ name: 'C' })
  const other = await invite(bob.email, third.id)

  const answer = await workos.userManagement.authenticateWithPassword({
    clientId,
    email: bob.email,
    password,
    invitationToken: invitation.token,
  })

  expect(answer.organizationId).toBe(organization.id)
  expect(await membershipIds(server, bob.id)).not.toContain(third.id)
  expect(await stateOf(other.id)).toBe('pending')
})

test('a step on the way leaves the invitation as it is; the finished sign-in accepts it', async () => {
  const { authenticate, invite, stateOf, user, lastCode, organization } = await start()
  const bob = await user('bob@northwind.example', false)
  const invitation = await invite(bob.email)

  const step = await authenticate({
    grant_type: 'password',
    email: bob.email,
    password,
    invitation_token: invitation.token,
  })
  expect(step).toMatchObject({ status: 403, body: { code: 'email_verification_required' } })
  expect(await stateOf(invitation.id)).toBe('pending')

  const answer = await authenticate({
    grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
    code: await lastCode(bob.email),
    pending_authentication_token: step.body.pending_authentication_token,
  })
  expect(answer).toMatchObject({ status: 200, body: { organization_id: organization.id } })
  expect(await stateOf(invitation.id)).toBe('accepted')
})

test('[U-10] a bad token is refused before the credential is looked at, which stays good', async () => {
  const { workos, authenticate, invite, user } = await start()
  const bob = await user('bob@northwind.example')
  const revoked = await invite(bob.email)
  await workos.userManagement.revokeInvitation(revoked.id)
  const { code } = await workos.userManagement.createMagicAuth({ email: bob.email })

  for (const invitation_token of [revoked.token, 'nothing']) {
    const refused = await authenticate({ ...magicAuthGrant(bob.email, code), invitation_token })
    expect(refused).toMatchObject({ status: 400, body: { error: 'invitation_invalid' } })
  }
  expect(await authenticate(magicAuthGrant(bob.email, code))).toMatchObject({ status: 200 })
})

test('[U-10] an invitation is for its address, for colleagues of a company too, and to the application for anyone', async () => {
  const { workos, authenticate, invite, user, stateOf } = await start()
  const providers = [
    'gmail.com',
    'abv.bg',
    'mozmail.com',
    'privaterelay.appleid.com',
    'mailinator.com',
    'mail.zoho.com',
  ]
  for (const domain of [...providers, 'northwind.example', 'elsewhere.example']) await user(`eve@${domain}`)
  const signIn = (email: string, invitation_token: string) =>
    authenticate({ grant_type: 'password', email, password, invitation_token })
  const refused = { status: 400, body: { error: 'invitation_cannot_be_used_for_email' } }

  for (const domain of providers) {
    const consumer = await invite(`bob@${domain}`)
    expect(await signIn(`eve@${domain}`, consumer.token)).toMatchObject(refused)
  }
  const company = await invite('bob@northwind.example')
  expect(await signIn('eve@elsewhere.example', company.token)).toMatchObject(refused)
  expect(await stateOf(company.id)).toBe('pending')
  expect(await signIn('eve@northwind.example', company.token)).toMatchObject({ status: 200 })
  const application = await workos.userManagement.sendInvitation({ email: 'carol@northwind.example' })
  expect(await signIn('eve@elsewhere.example', application.token)).toMatchObject({ status: 200 })
  expect((await workos.userManagement.getInvitation(application.id)).state).toBe('accepted')
})

test('[U-10] a colleague who accepts takes the place of the pending member who was invited', async () => {
  const server = await start()
  const { authenticate, invite, user, workos, organization } = server
  const bob = await user('bob@northwind.example')
  const eve = await user('eve@northwind.example')
  const { token } = await invite(bob.email)

  await authenticate({ grant_type: 'password', email: eve.email, password, invitation_token: token })

  const { data } = await workos.userManagement.listOrganizationMemberships({
    organizationId: organization.id,
    statuses: ['active', 'pending'],
  })
  expect(data.map(({ userId, status }) => [userId, status])).toEqual([[eve.id, 'active']])
})

test('[U-10] of ten parallel sign-ins with one token one gets a session and a membership', async () => {
  const server = await start()
  const { authenticate, invite, user } = server
  const bob = await user('bob@northwind.example')
  const { token } = await invite(bob.email)

  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      authenticate({ grant_type: 'password', email: bob.email, password, invitation_token: token }),
    ),
  )

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers)
    if (status !== 200) expect(body).toMatchObject({ error: 'invitation_invalid' })
  expect(await membershipIds(server, bob.id)).toHaveLength(1)
})

test('where no one may sign up, an unknown address needs an invitation; a known one signs in', async () => {
  const { workos, api, invite, withSettings, user } = await start()
  await withSettings({ sign_up: false })
  await user('ada@northwind.example')
  const invitation = await invite('bob@northwind.example')
  const send = (body: Body) => api.post('/user_management/magic_auth', body)

  expect(await send({ email: 'nobody@northwind.example' })).toMatchObject({
    status: 400,
    body: { error: 'sign_up_not_allowed' },
  })
  expect(await send({ email: 'nobody@elsewhere.example', invitation_token: invitation.token })).toMatchObject({
    status: 400,
    body: { error: 'invitation_invalid' },
  })
  expect((await workos.userManagement.listUsers()).data).toHaveLength(1)
  expect((await send({ email: 'ada@northwind.example' })).status).toBe(201)
  expect((await send({ email: invitation.email, invitation_token: invitation.token })).status).toBe(201)
})

test('a way to sign in that is switched off is refused by name, for right credentials too', async () => {
  const { workos, api, authenticate, withSettings, user } = await start()
  const ada = await user('ada@northwind.example')
  const { code } = await workos.userManagement.createMagicAuth({ email: ada.email })
  await withSettings({ sign_in_methods: [] })

  expect(await authenticate({ grant_type: 'password', email: ada.email, password })).toMatchObject({
    status: 403,
    body: { code: 'email_password_auth_disabled' },
  })
  expect(await authenticate(magicAuthGrant(ada.email, code))).toMatchObject({
    status: 400,
    body: { error: 'authentication_method_not_allowed' },
  })
  expect(await api.post('/user_management/magic_auth', { email: ada.email })).toMatchObject({
    status: 400,
    body: { error: 'authentication_method_not_allowed' },
  })

  await withSettings({ sign_in_methods: ['password'] })
  expect((await authenticate({ grant_type: 'password', email: ada.email, password })).status).toBe(200)
})

test('[U-10] an invitation lets one new account in by the API, also when several ask at once', async () => {
  const { workos, api, withSettings, stateOf } = await start()
  for (const closed of [{ sign_up: false }, { sign_up: true, waitlist: true }]) {
    await withSettings(closed)
    const invitation = await workos.userManagement.sendInvitation({ email: `bob-${closed.sign_up}@northwind.example` })
    const send = (email: string) =>
      api.post<Body>('/user_management/magic_auth', { email, invitation_token: invitation.token })

    const emails = Array.from({ length: 8 }, (_, i) => `eve-${i}-${closed.sign_up}@elsewhere.example`)
    const answers = await Promise.all(emails.map(send))
    const admitted = emails.filter((_, i) => answers[i]?.status === 201)
    expect(admitted).toHaveLength(1)
    for (const { status, body } of answers)
      if (status !== 201) expect(body).toMatchObject({ error: 'invitation_invalid' })
    const { data: users } = await workos.userManagement.listUsers()
    expect(users.filter(({ email }) => emails.includes(email)).map(({ email }) => email)).toEqual(admitted)

    // The invited person is one too many as well, and the first may ask again and finish.
    expect((await send(invitation.email)).status).toBe(400)
    await workos.userManagement.resendInvitation(invitation.id)
    expect((await send('eve@elsewhere.example')).status).toBe(400)
    expect(await stateOf(invitation.id)).toBe('pending')
  }
})

test('[U-10] who got an account by an invitation stopped on the way, signs in with it later, and no one else can', async () => {
  const { workos, authenticate, stateOf, user, lastCode, api } = await start()
  await user('carol@elsewhere.example')
  const invitation = await workos.userManagement.sendInvitation({ email: 'bob@northwind.example' })
  const { email, token: invitationToken } = { ...invitation, email: 'eve@elsewhere.example' }
  await workos.userManagement.createMagicAuth({ email, invitationToken })

  const other = {
    grant_type: 'password',
    email: 'carol@elsewhere.example',
    password,
    invitation_token: invitationToken,
  }
  expect(await authenticate(other)).toMatchObject({ status: 400, body: { error: 'invitation_invalid' } })
  await user(invitation.email)
  expect(await api.post<Body>(`/user_management/invitations/${invitation.id}/accept`)).toMatchObject({
    status: 400,
    body: { code: 'invalid_invite' },
  })
  expect(await stateOf(invitation.id)).toBe('pending')

  await workos.userManagement.createMagicAuth({ email, invitationToken })
  const answer = await authenticate({
    ...magicAuthGrant(email, await lastCode(email)),
    invitation_token: invitationToken,
  })
  expect(answer.status).toBe(200)
  expect(await workos.userManagement.getInvitation(invitation.id)).toMatchObject({
    state: 'accepted',
    acceptedUserId: (answer.body.user as { id: string }).id,
  })
})

test('[U-10] colleagues share an invitation into an organization, and it creates one account for them', async () => {
  const { workos, invite } = await start()
  const { token: invitationToken } = await invite('bob@northwind.example')
  const send = (email: string) => workos.userManagement.createMagicAuth({ email, invitationToken })
  await send('eve@northwind.example')
  await expect(send('carol@northwind.example')).rejects.toMatchObject({ error: 'invitation_invalid' })
  expect((await workos.userManagement.listUsers()).data.map(({ email }) => email)).toEqual(['eve@northwind.example'])
})
