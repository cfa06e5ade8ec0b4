import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { axeFaults } from '#test/axe.ts'
import { openPage } from '#test/browser.ts'
import { startServer, type TestServer } from '#test/server.ts'

/** A sign-in of a new environment, on its first page. Whether anything answers there is the application's matter. */
async function begin(page: Page): Promise<TestServer & { redirectUri: string }> {
  const server = await startServer()
  const redirectUri = `${server.url}/callback-of-the-application`
  await ensureRedirectUri(server.environment, redirectUri)
  await page.goto(
    server.workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId: server.clientId }),
  )
  return { ...server, redirectUri }
}

test('a sign-in by code works on a phone with scripts off and by keyboard alone', async () => {
  const page = await openPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const { lastCode, redirectUri } = await begin(page)

  // The first field has the focus on every page.
  await page.locator('[name=email]:focus').waitFor()
  await page.keyboard.type('keyboard@northwind.example')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Email me a code instead' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/magic-code**')
  await page.locator('[name=code]:focus').waitFor()
  await page.keyboard.type(await lastCode('keyboard@northwind.example'))
  await page.keyboard.press('Enter')

  await page.waitForURL(`${redirectUri}**`)
  expect(new URL(page.url()).searchParams.has('code')).toBe(true)
})

test('a wrong entry keeps what was entered and says at the field what to do', async () => {
  const page = await openPage()
  await begin(page)
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Email').fill('ada@northwind.example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()

  const password = page.getByLabel('Password')
  expect(await password.getAttribute('aria-invalid')).toBe('true')
  const describedBy = (await password.getAttribute('aria-describedby')) ?? ''
  const error = await page
    .locator(
      describedBy
        .split(' ')
        .map((id) => `#${id}`)
        .join(', '),
    )
    .allTextContents()
  expect(error.join(' ')).toContain('Use at least 10 characters.')
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@northwind.example')
  expect(await page.getByLabel('First name').inputValue()).toBe('Ada')
  expect(await password.inputValue()).toBe('')
})

test('axe finds nothing on the pages of a sign-in in light or dark colours', async () => {
  const page = await openPage()
  const violations: unknown[] = []
  const check = async () => void violations.push(...(await axeFaults(page)))
  await begin(page)
  await check()
  await page.getByLabel('Email').fill('axe@northwind.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await check()
  await page.getByRole('button', { name: 'Email me a code instead' }).click()
  await check()
  await page.getByLabel('Six-digit code').fill('000 000')
  await page.getByRole('button', { name: 'Continue' }).click()
  await check()
  expect(violations).toEqual([])
})

test('axe finds nothing on the pages of mails and second factors in light or dark colours', async () => {
  const page = await openPage()
  const violations: unknown[] = []
  const check = async (heading: string) => {
    await page.getByRole('heading', { name: heading }).waitFor()
    violations.push(...(await axeFaults(page)))
  }
  const email = 'axe@northwind.example'
  const { workos, api, url } = await begin(page)
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { mfa_policy: 'required' } })
  const { token } = await workos.userManagement.sendInvitation({ email: 'bob@northwind.example' })
  await workos.userManagement.createUser({ email, emailVerified: true })
  const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })
  await page.goto(page.url().replace('/sign-in', '/forgot-password'))
  await check('Reset your password')
  // Another address: a link that is asked for here would take the place of the one below.
  await page.getByLabel('Email').fill('nobody@northwind.example')
  await page.getByRole('button', { name: 'Send link' }).click()
  await check('Check your email')
  await page.goto(`${url}/invite?invitation_token=${token}`)
  await check('Join Test')
  await page.goto(`${url}/invite?invitation_token=unknown`)
  await check('This invitation doesn’t work')
  await page.goto(passwordResetUrl)
  await check('Choose a new password')
  await page.getByLabel('New password').fill('a sturdy long passphrase')
  await page.getByRole('button', { name: 'Change password' }).click()
  await check('Set up an authenticator app')
  await page.getByLabel('Six-digit code').fill('12')
  await page.getByRole('button', { name: 'Verify and turn on' }).click()
  await check('Set up an authenticator app')
  expect(violations).toEqual([])
})

test('who has no account gets from the page of the password to the sign-up, with the address kept', async () => {
  const page = await openPage()
  const { api } = await begin(page)
  const link = page.getByRole('link', { name: 'Create an account' })
  const toPassword = async () => {
    await page.getByLabel('Email').fill('new@northwind.example')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL('**/sign-in/password**')
  }
  await toPassword()
  const first = page.url().replace('/sign-in/password', '/sign-in')

  await link.click()

  expect(await page.getByLabel('Email').inputValue()).toBe('new@northwind.example')
  expect(await page.locator(':focus').getAttribute('name')).toBe('first_name')
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sign_up: false } })
  await page.goto(first)
  await toPassword()
  expect(await link.count()).toBe(0)
})

/** How many lines an address takes on the page, and whether the page scrolls sideways. */
const lines = `(() => {
  const range = document.createRange()
  range.selectNodeContents(document.querySelector('.gh-address'))
  const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
  return { lines: tops.size, sideways: document.documentElement.scrollWidth > innerWidth }
})()`

test('an address that fits into a line is not broken at its hyphens; a longer one is, and nothing scrolls sideways', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 } })
  await begin(page)
  const first = page.url()
  const shown = async (email: string) => {
    await page.goto(first)
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('button', { name: 'Email me a code instead' }).click()
    await page.waitForURL('**/magic-code**')
    return page.evaluate(lines)
  }

  expect(await shown('jean-luc@sur-mer.example')).toEqual({ lines: 1, sideways: false })
  const long = `${'anne-marie-'.repeat(4)}de@${'department-'.repeat(3)}of.northwind.example`
  expect(await shown(long)).toEqual({ lines: expect.toSatisfy((count) => count > 1), sideways: false })
})

test('a page speaks the language of the browser, and the one that the application asks for first', async () => {
  const page = await openPage({ locale: 'de-DE' })
  await begin(page)
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  await page.goto(page.url().replace('/sign-in', '/sign-up'))
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('Create your account')
})
