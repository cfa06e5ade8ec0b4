import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { continueUrl, password, startPages } from '../../pages.fixture.ts'

const email = 'bob@northwind.example'

async function prepare() {
  const server = await startPages()
  const { workos, environment } = server
  const organization = await workos.organizations.createOrganization({ name: 'Contoso' })
  const inviter = await workos.userManagement.createUser({
    email: 'ada@contoso.example',
    firstName: 'Ada',
    lastName: 'Byron',
    password,
    emailVerified: true,
  })
  return {
    ...server,
    organization,
    inviter,
    invite: (address = email) =>
      workos.userManagement.sendInvitation({
        email: address,
        organizationId: organization.id,
        inviterUserId: inviter.id,
      }),
    async organizationsOf(userId: string) {
      const { data } = await workos.userManagement.listOrganizationMemberships({ userId })
      return data.map(({ organizationId, status }) => ({ organizationId, status }))
    },
    stateOf: async (id: string) => (await workos.userManagement.getInvitation(id)).state,
    userOf: async (address: string) => (await workos.userManagement.listUsers({ email: address })).data[0],
    expire: (id: string) =>
      environment.db.run(sql`
        update invitations set expires_at = ${new Date(0)}
        where environment_id = ${environment.environmentId} and id = ${id}`),
  }
}

test('an invitation leads from the mail by sign-up and a code to a signed-in member', async () => {
  const server = await prepare()
  const { settings, invite, lastLink, lastCode, organization, organizationsOf, stateOf, userOf, authorizeUrl } = server
  await settings({ initiate_login_url: 'https://app.example.com/login', sign_up: false })
  const invitation = await invite()

  const browser = server.browser()
  await browser.open(await lastLink(email))
  for (const shown of ['Ada Byron', 'Contoso', email]) expect(browser.html).toContain(shown)
  await browser.submit({})
  expect(browser.location.pathname).toBe('/sign-up')
  expect(browser.html).toContain(`value="${email}"`)
  expect(browser.html).toContain('to join Contoso')
  await browser.submit({ email, password })
  expect(browser.location.pathname).toBe('/email-verification')
  expect(await stateOf(invitation.id)).toBe('pending')
  await browser.submit({ code: await lastCode(email) })

  expect(browser.html).toContain('You’re signed in')
  expect(continueUrl(browser.html)).toBe(`https://app.example.com/login?organization_id=${organization.id}`)
  expect(await stateOf(invitation.id)).toBe('accepted')
  const user = await userOf(email)
  expect(await organizationsOf(user?.id ?? '')).toEqual([{ organizationId: organization.id, status: 'active' }])
  await browser.open(authorizeUrl())
  expect(await server.exchange(browser.location)).toMatchObject({
    organizationId: organization.id,
    user: { id: user?.id },
  })
})

test('who has an account signs in and joins; a browser that is signed in joins at once', async () => {
  const server = await prepare()
  const { invite, lastLink, workos, organizationsOf, organization } = server
  const bob = await workos.userManagement.createUser({ email, password, emailVerified: true })
  await invite()
  const browser = server.browser()
  await browser.open(await lastLink(email))
  await browser.submit({})
  expect(browser.location.pathname).toBe('/sign-in/password')
  await browser.submit({ password })
  expect(browser.html).toContain('You’re signed in')
  expect(await organizationsOf(bob.id)).toEqual([{ organizationId: organization.id, status: 'active' }])

  const other = await workos.organizations.createOrganization({ name: 'Fabrikam' })
  await workos.userManagement.sendInvitation({ email, organizationId: other.id })
  await browser.open(await lastLink(email))
  await browser.submit({})
  expect(browser.html).toContain('You’re signed in')
  expect(await organizationsOf(bob.id)).toHaveLength(2)
})

test('[U-10] an address of another domain is refused in words, and so is the browser of someone else', async () => {
  const server = await prepare()
  const { invite, lastLink, stateOf, workos, inviter, organizationsOf } = server
  const invitation = await invite()
  const browser = server.browser()
  await browser.open(server.authorizeUrl())
  await browser.submit({ email: inviter.email })
  await browser.submit({ password })

  await browser.open(await lastLink(email))
  await browser.submit({})
  expect(browser.location.pathname).toBe('/sign-up')
  await browser.submit({ email: 'eve@elsewhere.example', password })
  expect(browser.html).toContain(
    `This invitation is for <span class="gh-unbroken"><bdi class="gh-address">${email}</bdi>.</span>`,
  )
  await browser.open(`${server.url}/sign-in?request=${browser.form.fields.request}`)
  await browser.submit({ email: 'eve@elsewhere.example' })
  expect(browser.html).toContain(
    `This invitation is for <span class="gh-unbroken"><bdi class="gh-address">${email}</bdi>.</span>`,
  )

  expect(await stateOf(invitation.id)).toBe('pending')
  expect(await organizationsOf(inviter.id)).toEqual([])
  expect((await workos.userManagement.listUsers({ email: 'eve@elsewhere.example' })).data).toEqual([])
})

test('[U-10] a colleague at the same domain may join instead', async () => {
  const server = await prepare()
  const { invite, lastLink, lastCode, stateOf, userOf, organizationsOf } = server
  const invitation = await invite()
  const browser = server.browser()
  await browser.open(await lastLink(email))
  await browser.submit({})
  await browser.submit({ email: 'carol@northwind.example', password })
  await browser.submit({ code: await lastCode('carol@northwind.example') })
  expect(browser.html).toContain('You’re signed in')
  expect(await stateOf(invitation.id)).toBe('accepted')
  expect(await organizationsOf((await userOf('carol@northwind.example'))?.id ?? '')).toHaveLength(1)
})

test('an invitation that cannot be accepted says why: expired, withdrawn, accepted, unknown', async () => {
  const server = await prepare()
  const { invite, workos, expire } = server
  const [expired, revoked, accepted] = [await invite('a@x.example'), await invite('b@x.example'), await invite(email)]
  await expire(expired.id)
  await workos.userManagement.revokeInvitation(revoked.id)
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  await workos.userManagement.acceptInvitation(accepted.id)

  const browser = server.browser()
  for (const [token, title] of [
    [expired.token, 'This invitation has expired'],
    [revoked.token, 'This invitation was revoked'],
    [accepted.token, 'This invitation was already accepted'],
    ['nothing', 'This invitation doesn’t work'],
  ] as const) {
    await browser.open(`${server.url}/invite?invitation_token=${token}`)
    expect(browser.html).toContain(title)
    expect(browser.html).not.toContain('<form')
  }
})

test('an invitation that is withdrawn while someone signs up is not accepted', async () => {
  const server = await prepare()
  const { invite, lastLink, lastCode, workos, userOf, organizationsOf } = server
  const invitation = await invite()
  const browser = server.browser()
  await browser.open(await lastLink(email))
  await browser.submit({})
  await browser.submit({ email, password })
  const code = await lastCode(email)
  await workos.userManagement.revokeInvitation(invitation.id)
  await browser.submit({ code })
  expect(browser.html).toContain('This invitation doesn’t work')
  expect(await organizationsOf((await userOf(email))?.id ?? '')).toEqual([])
})

test('an application carries the token of its own invitation page into the sign-in', async () => {
  const server = await prepare()
  const { invite, lastCode, organization, stateOf } = server
  const invitation = await invite()
  const browser = server.browser()
  await browser.open(server.authorizeUrl({ invitation_token: invitation.token }))
  expect(browser.location.pathname).toBe('/sign-up')
  await browser.submit({ email, password })
  await browser.submit({ code: await lastCode(email) })

  expect(await stateOf(invitation.id)).toBe('pending')
  expect(await server.exchange(browser.location)).toMatchObject({ organizationId: organization.id })
  expect(await stateOf(invitation.id)).toBe('accepted')

  await browser.open(server.authorizeUrl({ invitation_token: invitation.token }))
  expect(browser.location.searchParams.get('error')).toBe('access_denied')
})

test('[W-3] the form counts from our page in the same browser alone', async () => {
  const server = await prepare()
  await server.invite()
  const browser = server.browser()
  await browser.open(await server.lastLink(email))
  const { action, fields } = browser.form
  expect((await browser.send(action, fields, { origin: 'https://evil.example.com' })).status).toBe(403)
  expect((await server.browser().send(action, fields)).status).toBe(403)
})

test('where no one may sign up, the pages offer it to those alone who are invited, and tell no one who has an account', async () => {
  const server = await prepare()
  await server.settings({ sign_up: false })
  const browser = server.browser()
  await browser.open(server.authorizeUrl({ screen_hint: 'sign-up' }))
  expect(browser.html).toContain('You need an invitation')
  expect(browser.html).not.toContain('Create an account')
  await browser.submit({ email: 'nobody@northwind.example' })
  const { fields } = browser.form
  const sent = await browser.send('/magic-code/send', fields)
  expect(sent.headers.get('location')).toContain('/magic-code')
  expect(await server.userOf('nobody@northwind.example')).toBeUndefined()
  await browser.open(sent.headers.get('location') ?? '')
  expect(browser.html).toContain('Enter the code we sent to')
  await browser.submit({ code: '123456' })
  expect(browser.html).toContain('Incorrect code.')
})
