import { expect, test } from 'vitest'
import type { FormBrowser } from '#test/form-browser.ts'
import { type Person, startProvider } from '#test/identity-provider.ts'
import { continueUrl, type PagesServer, pagesOf, password, redirectUri, startPages } from '../../pages.fixture.ts'
import { readRequest, startSso } from '../../single-sign-on/sso.fixture.ts'

const email = 'ada@northwind.example'
const company = { name: 'company', label: 'Company', labels: { de: 'Firma' }, required: true }
const reason = { name: 'reason', label: 'Reason', required: false }

async function start(fields: object[] = []) {
  const server = await startPages()
  await server.settings({ waitlist: true, waitlist_fields: fields })
  return withEntries(server)
}

function withEntries<S extends PagesServer>(server: S) {
  const { api, workos } = server
  return {
    ...server,
    async entries() {
      const { status, body } = await api.get<{ data: { id: string; email: string; state: string }[] }>(
        '/user_management/waitlists/default/entries',
      )
      return status === 404 ? [] : body.data
    },
    userCount: async () => (await workos.userManagement.listUsers()).data.length,
    /** The page that joins, in a new browser. */
    async open(extra = {}): Promise<FormBrowser> {
      const browser = server.browser()
      await browser.open(server.authorizeUrl({ screen_hint: 'sign-up', ...extra }))
      return browser
    },
  }
}

test('the sign-up becomes a page that joins the waitlist, thanks, and confirms by email in the reader’s language', async () => {
  const { open, entries, outbox, userCount } = await start()
  const browser = await open({ ui_locales: 'de' })
  expect(browser.location.pathname).toBe('/waitlist')
  expect(browser.html).toContain('Auf die Warteliste')
  expect(browser.html).not.toContain('type="password"')

  await browser.submit({ email: 'Ada@northwind.example' })

  expect(browser.location.pathname).toBe('/waitlist/joined')
  expect(browser.html).toContain('Sie stehen auf der Warteliste')
  expect(browser.html).toContain('Ada@northwind.example')
  expect(await entries()).toMatchObject([{ email, state: 'pending' }])
  expect(await userCount()).toBe(0)
  const [mail] = await outbox(email)
  expect(mail?.subject).toBe('Sie stehen auf der Warteliste für Test')
})

test('a person goes from the waitlist by the mail of the approval to a signed-in user', async () => {
  const server = await start()
  const { open, entries, workos, lastLink, lastCode, authorizeUrl, exchange, outbox } = server
  const waiting = await open({ ui_locales: 'fr' })
  await waiting.submit({ email })
  const [entry] = await entries()

  await workos.userManagement.approveWaitlistEntry(entry?.id ?? '')
  expect((await outbox(email))[0]?.subject).toBe('Votre invitation à rejoindre Test est arrivée')

  const browser = server.browser()
  await browser.open(await lastLink(email))
  await browser.submit({})
  expect(browser.location.pathname).toBe('/sign-up')
  await browser.submit({ email, password })
  await browser.submit({ code: await lastCode(email) })
  expect(browser.html).toContain('You’re signed in')
  expect(continueUrl(browser.html)).toBeUndefined()
  await browser.open(authorizeUrl())
  expect((await exchange(browser.location)).user).toMatchObject({ email, emailVerified: true })
  expect((await workos.userManagement.listInvitations({ email })).data).toMatchObject([{ state: 'accepted' }])
})

test('the page asks for the fields of the environment in the reader’s language, and keeps what was entered', async () => {
  const { open, api } = await start([company, reason])
  const browser = await open({ ui_locales: 'de' })
  for (const shown of ['Firma', 'Reason', 'Optional']) expect(browser.html).toContain(shown)

  await browser.submit({ email, field_1: ' ', field_2: 'Curious' })
  expect(browser.location.pathname).toBe('/waitlist')
  expect(browser.html).toContain('Füllen Sie dieses Feld aus.')
  expect(browser.html).toContain('value="Curious"')

  await browser.submit({ email, field_1: 'Northwind', field_2: '', field_3: 'not asked for' })
  expect(browser.location.pathname).toBe('/waitlist/joined')
  const { body } = await api.get('/user_management/waitlists/default/entries')
  expect(body).toMatchObject({ data: [{ email, additional_fields: { company: 'Northwind' } }] })
})

test('what is no email is refused under its field', async () => {
  const { open, entries } = await start()
  const browser = await open()
  await browser.submit({ email: 'ada' })
  expect(browser.location.pathname).toBe('/waitlist')
  expect(browser.html).toContain('Enter an email such as')
  expect(await entries()).toEqual([])
})

test('the page does not reveal who has an account or is on the list', async () => {
  const { open, workos, outbox, entries } = await start()
  const known = 'known@northwind.example'
  await workos.userManagement.createUser({ email: known, emailVerified: true })
  const pages: string[] = []
  for (const address of [known, email, email]) {
    const browser = await open()
    await browser.submit({ email: address })
    const own = browser.location.searchParams.get('request') ?? ''
    pages.push(browser.html.replaceAll(address, 'EMAIL').replaceAll(own, 'REQUEST'))
  }

  expect(new Set(pages).size).toBe(1)
  expect(await entries()).toMatchObject([{ email }])
  expect(await outbox(known)).toEqual([])
  expect(await outbox(email)).toHaveLength(1)
})

test('[U-1] the page sends no address more mails than any other page', async () => {
  const { open } = await start()
  const browser = await open()
  for (let i = 0; i < 4; i++) {
    await browser.open(browser.location.href.replace('/waitlist/joined', '/waitlist'))
    await browser.submit({ email })
  }
  expect(browser.location.pathname).toBe('/waitlist')
  expect(browser.status).toBe(429)
  expect(browser.html).toContain('Too many attempts.')
})

test('sign-in pages lead to the waitlist, and without a waitlist its pages lead back', async () => {
  const { browser, authorizeUrl, settings, open } = await start()
  const visit = browser()
  await visit.open(authorizeUrl())
  expect(visit.html).toContain('Join the waitlist')
  expect(visit.html).not.toContain('Create an account')
  await visit.submit({ email })
  expect(visit.location.pathname).toBe('/sign-in/password')
  expect(visit.html).toContain('Join the waitlist')

  const late = await open()
  await late.open(late.location.href.replace('/waitlist', '/waitlist/joined'))
  expect(late.location.pathname).toBe('/waitlist')
  await settings({ waitlist: false })
  await late.submit({ email })
  expect(late.location.pathname).toBe('/sign-up')
  await settings({ sign_up: false })
  await late.open(late.location.href.replace('/sign-up', '/waitlist'))
  expect(late.location.pathname).toBe('/sign-in')
})

test('a sign-up form from before the waitlist creates no account', async () => {
  const { settings, browser, authorizeUrl, userCount } = await start()
  await settings({ waitlist: false })
  const visit = browser()
  await visit.open(authorizeUrl({ screen_hint: 'sign-up' }))
  await settings({ waitlist: true })
  await visit.submit({ email, password })
  expect(visit.location.pathname).toBe('/waitlist')
  expect(await userCount()).toBe(0)
})

test('a code is sent to users alone, and the page is the same for others', async () => {
  const { browser, authorizeUrl, outbox, userCount, workos, lastCode, exchange } = await start()
  const visit = browser()
  await visit.open(authorizeUrl())
  await visit.submit({ email })
  await visit.submitTo('/magic-code/send', {})
  expect(visit.location.pathname).toBe('/magic-code')
  expect(await outbox(email)).toEqual([])
  expect(await userCount()).toBe(0)

  await workos.userManagement.createUser({ email, emailVerified: true })
  await visit.open(authorizeUrl())
  await visit.submit({ email })
  await visit.submitTo('/magic-code/send', {})
  await visit.submit({ code: await lastCode(email) })
  expect((await exchange(visit.location)).user.email).toBe(email)
})

test('the API sends a code to no newcomer but one with an invitation; users it makes itself may sign in', async () => {
  const { workos, userCount, clientId } = await start()
  await expect(workos.userManagement.createMagicAuth({ email })).rejects.toMatchObject({
    status: 400,
    error: 'sign_up_not_allowed',
  })
  await expect(workos.userManagement.authenticateWithPassword({ clientId, email, password })).rejects.toMatchObject({
    code: 'invalid_credentials',
  })
  expect(await userCount()).toBe(0)

  const { token } = await workos.userManagement.sendInvitation({ email })
  const { code } = await workos.userManagement.createMagicAuth({ email, invitationToken: token })
  const { user } = await workos.userManagement.authenticateWithMagicAuth({
    clientId,
    email,
    code,
    invitationToken: token,
  })
  expect(user.email).toBe(email)

  const made = { email: 'made@northwind.example', password, emailVerified: true }
  await workos.userManagement.createUser(made)
  const session = await workos.userManagement.authenticateWithPassword({ clientId, email: made.email, password })
  expect(session.user.email).toBe(made.email)
})

test('a newcomer from a social provider is sent to the waitlist, a user is signed in, an invited person gets an account', async () => {
  const server = await start()
  const person: Person = { sub: '1001', email: 'ada@gmail.com', email_verified: true, name: 'Ada Lovelace' }
  const provider = await startProvider(person)
  const created = await server.api.post('/environments/current/social_providers', {
    provider: 'GoogleOAuth',
    client_id: 'client-at-provider',
    client_secret: provider.clientSecret,
    endpoints: provider.oidc,
  })
  expect(created.status).toBe(201)
  const signIn = async (extra = {}) => {
    const browser = server.browser()
    await browser.open(server.authorizeUrl(extra))
    const [, link = ''] = /href="([^"]*\/social-sign-in[^"]*)"/.exec(browser.html) ?? []
    await browser.open(link.replaceAll('&amp;', '&'))
    await browser.open(provider.allow(browser.location))
    return browser
  }

  const refused = await signIn()
  expect(refused.location.pathname).toBe('/waitlist')
  expect(refused.status).toBe(403)
  expect(refused.html).toContain('You don’t have an account here yet.')
  expect(await server.userCount()).toBe(0)

  const { token } = await server.workos.userManagement.sendInvitation({ email: 'ada@gmail.com' })
  const invited = await signIn({ invitation_token: token, screen_hint: 'sign-in' })
  const { user } = await server.exchange(invited.location)
  expect(user.email).toBe('ada@gmail.com')

  expect((await server.exchange((await signIn()).location)).user.id).toBe(user.id)
})

test('single sign-on brings in the people of an organization that takes them, and no one else', async () => {
  const server = withEntries(await pagesOf(await startSso()))
  await server.settings({ waitlist: true })
  const policy = `/organizations/${server.organizationId}/sign_in_policy`
  const signIn = async () => {
    const browser = server.browser()
    await browser.open(server.authorizeUrl())
    await browser.submit({ email })
    await server.respond(browser, readRequest(browser.location))
    return browser
  }

  await server.api.request(policy, { method: 'PATCH', body: { provisions_members: false } })
  await signIn()
  expect(await server.lastAttempt()).toMatchObject({ state: 'failed', failure: { reason: 'not_a_member' } })
  expect(await server.userCount()).toBe(0)

  await server.api.request(policy, { method: 'PATCH', body: { provisions_members: true } })
  const { location } = await signIn()
  expect(location.href).toMatch(redirectUri)
  expect((await server.exchange(location)).user.email).toBe(email)
})
