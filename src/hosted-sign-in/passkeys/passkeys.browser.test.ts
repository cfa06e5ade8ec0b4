import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { sql } from '#platform/db/sql.ts'
import { addInitScript, openPage } from '#test/browser.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type Authenticator, addAuthenticator } from '../authenticator.fixture.ts'

const email = 'ada@northwind.example'
const password = 'a sturdy long passphrase'

interface Visit extends TestServer {
  page: Page
  redirectUri: string
  authenticator: Authenticator
  begin(): Promise<void>
  /** Signs in with the password, as far as the page after it. */
  signInWithPassword(): Promise<void>
  exchange(): Promise<Record<string, unknown>>
  events(name: string): Promise<Record<string, unknown>[]>
}

async function setUp(settings: object = {}, ownPage?: Page): Promise<Visit> {
  const page = ownPage ?? (await openPage())
  const authenticator = await addAuthenticator(page)
  const server = await startServer()
  const redirectUri = `${server.url}/callback-of-the-application`
  await ensureRedirectUri(server.environment, redirectUri)
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: {
      sign_in_methods: ['password', 'magic_auth', 'passkey'],
      passkey_progressive_enrollment: true,
      ...settings,
    },
  })
  const begin = async () => {
    const url = server.workos.userManagement.getAuthorizationUrl({
      provider: 'authkit',
      redirectUri,
      clientId: server.clientId,
    })
    await page.goto(`${url}&prompt=login`)
  }
  return {
    ...server,
    page,
    redirectUri,
    authenticator,
    begin,
    async signInWithPassword() {
      await begin()
      await page.getByLabel('Email').fill(email)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    },
    async exchange() {
      await page.waitForURL(`${redirectUri}**`)
      const code = new URL(page.url()).searchParams.get('code') ?? ''
      return { ...(await server.workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })) }
    },
    async events(event) {
      const { body } = await server.api.get<{ data: { data: Record<string, unknown> }[] }>(`/events?events=${event}`)
      return body.data.map(({ data }) => data)
    },
  }
}

const passkeyButton = (page: Page) => page.getByRole('button', { name: 'Continue with a passkey' })

/** Presses the button, in a browser that offers no passkeys under the address field. */
async function signInWithPasskey({ page, begin }: Visit): Promise<void> {
  await addInitScript(page, 'PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await begin()
  await passkeyButton(page).click()
}

/** A user who has created a passkey after the password. */
async function createPasskey(visit: Visit): Promise<string> {
  const { id } = await visit.workos.userManagement.createUser({ email, password, emailVerified: true })
  await visit.signInWithPassword()
  await visit.page.waitForURL('**/sign-in/passkey/enroll**')
  await visit.page.getByRole('button', { name: 'Create a passkey' }).click()
  expect(await visit.exchange()).toMatchObject({ authenticationMethod: 'Password' })
  return id
}

test('a person creates a passkey after the password, and signs in with it alone from then on', async () => {
  const visit = await setUp()
  const userId = await createPasskey(visit)
  const { credentials } = await visit.authenticator.session.send('WebAuthn.getCredentials', {
    authenticatorId: visit.authenticator.id,
  })
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])
  const { body } = await visit.api.get(`/user_management/users/${userId}/passkeys`)
  expect(body).toMatchObject({ data: [{ object: 'passkey', user_id: userId, transports: ['internal'] }] })

  // A passkey is two factors: none is asked for beside it.
  await visit.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { mfa_policy: 'required' },
  })
  await signInWithPasskey(visit)
  expect(await visit.exchange()).toMatchObject({ authenticationMethod: 'Passkey', user: { id: userId } })
  const { data: sessions } = await visit.workos.userManagement.listSessions(userId)
  expect(sessions.map(({ authMethod }) => authMethod).sort()).toEqual(['passkey', 'password'])
  expect(await visit.events('authentication.passkey_succeeded')).toMatchObject([{ user_id: userId, email }])
})

test('the browser offers the passkey under the address field, without a press of the button', async () => {
  const visit = await setUp()
  await createPasskey(visit)
  // The virtual device picks the passkey at once, as a person would from the list.
  await visit.begin()
  expect(await visit.exchange()).toMatchObject({ authenticationMethod: 'Passkey' })
})

test('who does not want a passkey goes on, and is asked again after two weeks or never', async () => {
  const visit = await setUp()
  await visit.workos.userManagement.createUser({ email, password, emailVerified: true })
  const { page, app } = visit
  await visit.signInWithPassword()
  await page.getByRole('button', { name: 'Not now' }).click()
  expect(await visit.exchange()).toMatchObject({ authenticationMethod: 'Password' })

  await visit.signInWithPassword()
  await page.waitForURL(`${visit.redirectUri}**`)

  await app.system.database.run(sql`update passkey_offers set declined_at = declined_at - interval '15 days'`)
  await visit.signInWithPassword()
  await page.getByRole('button', { name: 'Don’t ask again' }).click()
  await page.waitForURL(`${visit.redirectUri}**`)

  await app.system.database.run(sql`update passkey_offers set declined_at = declined_at - interval '15 days'`)
  await visit.signInWithPassword()
  await page.waitForURL(`${visit.redirectUri}**`)
})

test('a passkey whose count has not grown is a copy, and is refused', async () => {
  const visit = await setUp()
  const userId = await createPasskey(visit)
  await signInWithPasskey(visit)
  await visit.exchange()
  await visit.app.system.database.run(sql`update passkeys set counter = 1000 where user_id = ${userId}`)

  await signInWithPasskey(visit)
  await visit.page.getByRole('alert').filter({ visible: true }).waitFor()
  expect(new URL(visit.page.url()).pathname).toBe('/sign-in')
  expect(await visit.events('authentication.passkey_failed')).toMatchObject([
    { user_id: userId, email, error: { code: 'invalid_passkey' } },
  ])
})

test('a passkey that was deleted signs no one in', async () => {
  const visit = await setUp()
  const userId = await createPasskey(visit)
  const { body } = await visit.api.get<{ data: { id: string }[] }>(`/user_management/users/${userId}/passkeys`)
  const [passkey] = body.data
  await visit.api.request(`/user_management/passkeys/${passkey?.id}`, { method: 'DELETE' })

  await signInWithPasskey(visit)
  await visit.page.getByRole('alert').filter({ visible: true }).waitFor()
  expect(await visit.events('authentication.passkey_failed')).toMatchObject([{ user_id: null, email: null }])
})

test('an answer of a passkey is taken once, and for its own challenge alone', async () => {
  const visit = await setUp()
  const userId = await createPasskey(visit)
  const { page, app, workos } = visit
  // Who has to choose an organization is not done after the passkey, so the visit is still open for a second answer.
  for (const name of ['Northwind', 'Contoso']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  }
  // Holds the form back, so that what the passkey signed can be sent by hand.
  await addInitScript(page, 'HTMLFormElement.prototype.submit = function () { window.held = this }')
  const send = async () => {
    const form = await page.evaluate<Record<string, string>>('Object.fromEntries(new FormData(window.held))')
    const headers = { origin: visit.url }
    const answer = await page.request.post(`${visit.url}/sign-in/passkey`, { form, headers, maxRedirects: 0 })
    return [answer.status(), answer.headers().location?.replace(visit.url, '').split('?')[0]]
  }
  await visit.begin()
  await page.waitForFunction('window.held !== undefined')

  // A tab of the same visit asks for a challenge of its own: what was signed for the earlier one is worth nothing.
  const other = await page.context().newPage()
  await other.goto(page.url())
  expect(await send()).toEqual([303, '/sign-in'])
  await other.close()

  await visit.begin()
  await page.waitForFunction('window.held !== undefined')
  expect(await send()).toEqual([303, '/organization-selection'])
  // A device that does not count gives no other sign of a replay.
  await app.system.database.run(sql`update passkeys set counter = 0 where user_id = ${userId}`)
  expect(await send()).toEqual([403, undefined])
})

test('without scripts the page has no button for passkeys, and the offer can be refused', async () => {
  const page = await openPage({ javaScriptEnabled: false })
  const visit = await setUp({}, page)
  await visit.workos.userManagement.createUser({ email, password, emailVerified: true })
  await visit.begin()
  expect(await passkeyButton(page).isVisible()).toBe(false)
  // Nor anything that belongs to it.
  expect(await page.getByText('or', { exact: true }).isVisible()).toBe(false)
  await visit.signInWithPassword()
  await page.locator('noscript').getByRole('paragraph').waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  expect(await visit.exchange()).toMatchObject({ authenticationMethod: 'Password' })
})

test('in a browser without passkeys nothing offers one, and the page that would says why', async () => {
  const visit = await setUp()
  const { page } = visit
  await addInitScript(page, 'delete window.PublicKeyCredential')
  await visit.workos.userManagement.createUser({ email, password, emailVerified: true })
  await visit.begin()
  await page.waitForLoadState('load')
  expect(await passkeyButton(page).isVisible()).toBe(false)
  expect(await page.getByText('or', { exact: true }).isVisible()).toBe(false)

  await visit.signInWithPassword()
  await page.getByText('This browser doesn’t support passkeys.').waitFor()
  expect(await page.getByRole('button', { name: 'Create a passkey' }).isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.waitForURL(`${visit.redirectUri}**`)
})

test('a browser with passkeys sees the button, with what divides it from the address', async () => {
  const { page, begin } = await setUp()
  await addInitScript(page, 'PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await begin()
  await passkeyButton(page).waitFor()
  expect(await page.getByText('or', { exact: true }).isVisible()).toBe(true)
})

test('where passkeys are off, no page has a script and no passkey is taken', async () => {
  const visit = await setUp({ sign_in_methods: ['password'] })
  await visit.begin()
  expect(await visit.page.locator('script').count()).toBe(0)
  const answer = await visit.page.reload()
  expect(answer?.headers()['content-security-policy']).not.toContain('script-src')
})
