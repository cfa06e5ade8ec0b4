import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { openPage } from '#test/browser.ts'
import { oneInTurn } from '#test/turns.ts'
import { password, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'

/** An application at the address of the server, which a browser can reach. */
async function start() {
  const server = await startPages()
  const { workos, clientId, environment } = server
  const redirectUri = `${server.url}/callback-of-the-application`
  await ensureRedirectUri(environment, redirectUri)
  return {
    ...server,
    redirectUri,
    begin: (page: Page, extra: object = {}) =>
      page.goto(
        workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, ...extra } as const),
      ),
    user: () => workos.userManagement.createUser({ email, password, emailVerified: true }),
  }
}

async function fill(page: Page, label: string, text: string, button: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForLoadState('load')
}

/** Which of our pages is shown: `undefined` for one of the browser's own. */
const shown = (page: Page) => page.locator('[data-hak-page]').getAttribute('data-hak-page', { timeout: 5_000 })

/** Goes back, and finds one of our pages however often. */
async function goBackTo(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.goBack()
    expect(await shown(page)).toBe(key)
  }
}

const errors = (page: Page) => page.locator('[role=alert]:visible, [aria-invalid]').count()

describe.each(
  oneInTurn([
    ['with scripts', true],
    ['with scripts off', false],
  ] as const),
)('going back, %s', (_name, javaScriptEnabled) => {
  const open = () => openPage({ javaScriptEnabled })

  test('after wrong passwords it shows our pages, forward too, and the right password still signs in', async () => {
    const { begin, user, redirectUri } = await start()
    await user()
    const page = await open()
    await begin(page)
    await fill(page, 'Email', email, 'Continue')
    for (let i = 0; i < 2; i++) {
      await fill(page, 'Password', 'a wrong passphrase', 'Sign in')
      expect(await errors(page)).toBeGreaterThan(0)
    }

    await goBackTo(page, 'sign-in/password')
    await page.goForward()
    expect(await shown(page)).toBe('sign-in/password')
    await page.reload()
    expect(await shown(page)).toBe('sign-in/password')
    await fill(page, 'Password', password, 'Sign in')

    expect(page.url()).toContain(`${redirectUri}?code=`)
  })

  test('after a finished sign-in it says so and links to the application', async () => {
    const { begin, user, redirectUri, url } = await start()
    await user()
    const page = await open()
    await begin(page)
    await fill(page, 'Email', email, 'Continue')
    await fill(page, 'Password', password, 'Sign in')
    expect(page.url()).toContain(`${redirectUri}?code=`)

    await goBackTo(page, 'sign-in-complete', 'sign-in-complete')
    await page.getByRole('link', { name: 'Continue', exact: true }).click()

    // The first page of development leads to the console.
    expect(page.url()).toContain(`${url}/console`)
  })

  test('after wrong mailed codes it shows our pages', async () => {
    const { begin, settings, lastCode, redirectUri } = await start()
    await settings({ sign_in_methods: ['magic_auth'] })
    const page = await open()
    await begin(page)
    await fill(page, 'Email', email, 'Continue')
    const code = await lastCode(email)
    for (let i = 0; i < 2; i++) {
      await fill(page, 'Six-digit code', code === '000000' ? '000001' : '000000', 'Continue')
      expect(await errors(page)).toBeGreaterThan(0)
    }

    await goBackTo(page, 'magic-code')
    await page.goForward()
    expect(await shown(page)).toBe('magic-code')
    await fill(page, 'Six-digit code', code, 'Continue')

    expect(page.url()).toContain(`${redirectUri}?code=`)
    await goBackTo(page, 'sign-in-complete')
  })

  test('a sign-up that was refused keeps what was entered, but for the password, also when its page is loaded again', async () => {
    const { begin } = await start()
    const page = await open()
    await begin(page, { screenHint: 'sign-up' })
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Email').fill(email)
    await fill(page, 'Password', 'short', 'Create account')
    const entered = async () => [
      await errors(page),
      await page.getByLabel('First name').inputValue(),
      await page.getByLabel('Email').inputValue(),
      await page.getByLabel('Password').inputValue(),
    ]
    expect(await entered()).toEqual([1, 'Ada', email, ''])

    await page.reload()
    expect(await entered()).toEqual([1, 'Ada', email, ''])
    await fill(page, 'Password', 'short too', 'Create account')
    await goBackTo(page, 'sign-up')

    expect(await page.content()).not.toContain('short')
    await fill(page, 'Password', password, 'Create account')
    expect(await shown(page)).toBe('email-verification')
    await goBackTo(page, 'sign-up')
  })

  test('after the codes of an app and the recovery codes it shows our pages', async () => {
    const { begin, user, settings, redirectUri } = await start()
    await user()
    await settings({ mfa_policy: 'required' })
    const page = await open()
    await begin(page)
    await fill(page, 'Email', email, 'Continue')
    await fill(page, 'Password', password, 'Sign in')
    const secret = (await page.locator('.gh-secret').textContent()) ?? ''
    await fill(page, 'Six-digit code', '000000', 'Verify and turn on')
    await fill(page, 'Six-digit code', '000001', 'Verify and turn on')
    await goBackTo(page, 'mfa/enrollment')
    const code = totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(new Date()))
    await fill(page, 'Six-digit code', code, 'Verify and turn on')
    expect(await page.locator('.gh-codes li').count()).toBe(10)

    // Its step is over: the browser is redirected to the one that is open, which shows no code a second time.
    await goBackTo(page, 'mfa/recovery-codes')
    expect(await page.locator('.gh-codes li').count()).toBe(0)
    await page.getByRole('button', { name: 'I’ve saved my codes' }).click()
    await page.waitForURL(`${redirectUri}**`)

    await goBackTo(page, 'sign-in-complete')
  })

  test('after a refused password of a mailed link it shows our pages, and after the new one continues', async () => {
    const { user, workos, settings, redirectUri } = await start()
    await user()
    await settings({ initiate_login_url: redirectUri })
    const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })
    const page = await open()
    await page.goto(passwordResetUrl)
    for (let i = 0; i < 2; i++) {
      await fill(page, 'New password', 'short', 'Change password')
      expect(await errors(page)).toBeGreaterThan(0)
    }
    await goBackTo(page, 'reset-password')
    await page.goForward()
    expect(await shown(page)).toBe('reset-password')
    await fill(page, 'New password', 'another sturdy long passphrase', 'Change password')
    await page.waitForURL(redirectUri)

    // The link is spent.
    await goBackTo(page, 'error')
    expect(await page.getByRole('link').first().getAttribute('href')).toBe(redirectUri)
  })

  test('after a wrong code of a device it shows our page, with what was entered', async () => {
    const { url } = await start()
    const page = await open()
    await page.goto(`${url}/device`)
    for (let i = 0; i < 2; i++) {
      await fill(page, 'Code', 'BCDF-GHJK', 'Continue')
      expect([await errors(page), await page.getByLabel('Code').inputValue()]).toEqual([1, 'BCDF-GHJK'])
    }

    await goBackTo(page, 'device')
  })
})

test('two clicks on a button lead where one does', async () => {
  const { begin, user, workos, redirectUri } = await start()
  const { id: userId } = await user()
  for (const name of ['Contoso', 'Fabrikam']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  }
  const page = await openPage()
  await begin(page)
  await fill(page, 'Email', email, 'Continue')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick()
  await page.getByRole('button', { name: 'Contoso' }).waitFor()

  await page.getByRole('button', { name: 'Contoso' }).dblclick()
  // The second click breaks off the navigation of the first, which `waitForURL` takes for a failure.
  await expect
    .poll(() => new URL(page.url()))
    .toSatisfy((url: URL) => url.href.startsWith(redirectUri) || url.pathname === '/sign-in/complete')

  // The browser is remembered: it is not asked who it is.
  await begin(page)
  expect(await shown(page)).toBe('organization-selection')
})
