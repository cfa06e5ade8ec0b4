import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { openPage } from '#test/browser.ts'
import { oneInTurn } from '#test/turns.ts'
import { password, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'

/** An application whose callback is an address of the server, which a browser can reach. What answers there is not the matter. */
async function start() {
  const server = await startPages()
  const { workos, clientId, environment } = server
  const redirectUri = `${server.url}/callback-of-the-application`
  await ensureRedirectUri(environment, redirectUri)
  const authorizeUrl = workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId })
  return {
    ...server,
    authorizeUrl,
    user: (emailVerified = true) => workos.userManagement.createUser({ email, password, emailVerified }),
    /** The session that the application gets once the browser is back. */
    async session(page: Page) {
      await page.waitForURL(`${redirectUri}**`)
      const code = new URL(page.url()).searchParams.get('code') ?? ''
      return workos.userManagement.authenticateWithCode({ clientId, code })
    },
  }
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** What the authenticator app shows, `offset` steps from now. */
function appCode(secret: string, offset = 0): string {
  return totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(new Date()) + offset)
}

describe.each(
  oneInTurn([
    ['with scripts', true],
    ['with scripts off', false],
  ] as const),
)('%s', (_name, javaScriptEnabled) => {
  const open = () => openPage({ javaScriptEnabled })

  test('sign-up with a proof of the address', async () => {
    const { authorizeUrl, lastCode, session } = await start()
    const page = await open()
    await page.goto(authorizeUrl)
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('heading', { name: 'Verify your email' }).waitFor()
    await page.getByLabel('Six-digit code').fill(await lastCode(email))
    await page.getByRole('button', { name: 'Verify' }).click()
    expect((await session(page)).user).toMatchObject({ email, firstName: 'Ada', emailVerified: true })
  })

  test('password', async () => {
    const { authorizeUrl, user, session } = await start()
    const { id } = await user()
    const page = await open()
    await signIn(page, authorizeUrl)
    expect((await session(page)).user.id).toBe(id)
  })

  test('mailed code', async () => {
    const { authorizeUrl, lastCode, session } = await start()
    const page = await open()
    await page.goto(authorizeUrl)
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('button', { name: 'Email me a code instead' }).click()
    await page.getByLabel('Six-digit code').fill(await lastCode(email))
    await page.getByRole('button', { name: 'Continue' }).click()
    expect((await session(page)).user.email).toBe(email)
  })

  test('choice of an organization', async () => {
    const { authorizeUrl, user, session, workos } = await start()
    const { id: userId } = await user()
    for (const name of ['Contoso', 'Fabrikam']) {
      const organization = await workos.organizations.createOrganization({ name })
      await workos.userManagement.createOrganizationMembership({ userId, organizationId: organization.id })
    }
    const page = await open()
    await signIn(page, authorizeUrl)
    await page.getByRole('button', { name: 'Fabrikam' }).click()
    const { organizationId = '' } = await session(page)
    expect((await workos.organizations.getOrganization(organizationId)).name).toBe('Fabrikam')
  })

  test('enrolment of an authenticator app, then its challenge, then a recovery code', async () => {
    const { authorizeUrl, user, session, settings } = await start()
    const { id } = await user()
    await settings({ mfa_policy: 'required' })

    const first = await open()
    await signIn(first, authorizeUrl)
    await first.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
    const secret = await first
      .locator('.gh-secret')
      .textContent()
      .then((text) => text ?? '')
    await first.getByLabel('Six-digit code').fill(appCode(secret))
    await first.getByRole('button', { name: 'Verify and turn on' }).click()
    const codes = await first.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()
    expect(codes).toHaveLength(10)
    await first.getByRole('button', { name: 'I’ve saved my codes' }).click()
    expect((await session(first)).user.id).toBe(id)

    const second = await open()
    await signIn(second, authorizeUrl)
    // The app's clock may be a step ahead; the code of the enrolment is spent.
    await second.getByLabel('Six-digit code').fill(appCode(secret, 1))
    await second.getByRole('button', { name: 'Verify' }).click()
    expect((await session(second)).user.id).toBe(id)

    const third = await open()
    await signIn(third, authorizeUrl)
    await third.getByRole('link', { name: 'Use a recovery code' }).click()
    await third.getByLabel('Recovery code').fill(codes[0] ?? '')
    await third.getByRole('button', { name: 'Verify' }).click()
    expect((await session(third)).user.id).toBe(id)
  })

  test('invitation, from the mail to a member who is signed in at the application', async () => {
    const { authorizeUrl, session, settings, workos, lastLink, lastCode } = await start()
    const organization = await workos.organizations.createOrganization({ name: 'Contoso' })
    await settings({ initiate_login_url: authorizeUrl, sign_up: false })
    await workos.userManagement.sendInvitation({ email, organizationId: organization.id })

    const page = await open()
    await page.goto(await lastLink(email))
    await page.getByRole('button', { name: 'Accept invitation' }).click()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByLabel('Six-digit code').fill(await lastCode(email))
    await page.getByRole('button', { name: 'Verify' }).click()
    const { user, organizationId } = await session(page)
    expect([user.email, organizationId]).toEqual([email, organization.id])
  })

  test('from the waitlist by the mail of the approval to a user who is signed in at the application', async () => {
    const { authorizeUrl, session, settings, workos, lastLink, lastCode } = await start()
    const company = { name: 'company', label: 'Company', required: true }
    await settings({ initiate_login_url: authorizeUrl, waitlist: true, waitlist_fields: [company] })

    const page = await open()
    await page.goto(authorizeUrl)
    await page.getByRole('link', { name: 'Join the waitlist' }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Company').fill('Northwind')
    await page.getByRole('button', { name: 'Join the waitlist' }).click()
    await page.getByRole('heading', { name: 'You’re on the waitlist' }).waitFor()
    await page.getByText(email).waitFor()

    const { data } = await workos.userManagement.listWaitlistEntries('default', { state: 'pending' })
    expect(data).toMatchObject([{ email, additionalFields: { company: 'Northwind' } }])
    await workos.userManagement.approveWaitlistEntry(data[0]?.id ?? '')
    await page.goto(await lastLink(email))
    await page.getByRole('button', { name: 'Accept invitation' }).click()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByLabel('Six-digit code').fill(await lastCode(email))
    await page.getByRole('button', { name: 'Verify' }).click()
    expect((await session(page)).user).toMatchObject({ email, emailVerified: true })
  })

  test('forgotten password', async () => {
    const { authorizeUrl, user, session, lastLink, workos, clientId } = await start()
    const { id } = await user()
    const page = await open()
    await page.goto(authorizeUrl)
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('link', { name: 'Forgot password?' }).click()
    await page.getByRole('button', { name: 'Send link' }).click()
    await page.getByRole('heading', { name: 'Check your email' }).waitFor()

    await page.goto(await lastLink(email))
    await page.getByLabel('New password').fill('another sturdy long passphrase')
    await page.getByRole('button', { name: 'Change password' }).click()
    expect((await session(page)).user.id).toBe(id)
    await expect(workos.userManagement.authenticateWithPassword({ clientId, email, password })).rejects.toThrow()
  })

  test('device', async () => {
    const { user, api, clientId } = await start()
    await user()
    const begun = await api.request<Record<string, string>>('/user_management/authorize/device', {
      method: 'POST',
      body: { client_id: clientId },
    })
    const { device_code, verification_uri_complete } = begun.body
    const page = await open()
    await page.goto(verification_uri_complete ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.getByRole('heading', { name: 'Your device is signed in' }).waitFor()
    const answer = await api.request('/user_management/authenticate', {
      method: 'POST',
      body: { client_id: clientId, device_code, grant_type: 'urn:ietf:params:oauth:grant-type:device_code' },
    })
    expect(answer).toMatchObject({ status: 200, body: { user: { email } } })
  })
})
