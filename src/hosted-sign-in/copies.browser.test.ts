import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { addInitScript, openPage, type PageOptions } from '#test/browser.ts'
import { password, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'

/** A sign-in that has come to the page of a new authenticator app. */
async function toEnrollment(options: PageOptions = {}, prepare?: (page: Page) => Promise<unknown>) {
  const page = await openPage(options)
  await prepare?.(page)
  const server = await startPages()
  await server.settings({ mfa_policy: 'required' })
  await server.workos.userManagement.createUser({ email, password, emailVerified: true })
  await page.goto(server.authorizeUrl())
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const secret = (await page.locator('.gh-secret').textContent()) ?? ''
  return {
    page,
    secret,
    async toRecoveryCodes(): Promise<string[]> {
      const bytes = fromBase32(secret) ?? Buffer.alloc(0)
      await page.getByLabel('Six-digit code').fill(totpCode(bytes, totpStep(new Date())))
      await page.getByRole('button', { name: 'Verify and turn on' }).click()
      return page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents()
    },
  }
}

const mayCopy = (page: Page) => page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
const clipboard = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()')
const copyButtons = (page: Page) => page.getByRole('button', { name: /^Copy/ })

async function downloaded(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('the key of an app is copied as the app wants it, and the button says so to eyes and to screen readers', async () => {
  const { page, secret } = await toEnrollment({}, mayCopy)

  await page.getByRole('button', { name: 'Copy key' }).click()

  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.getByRole('status').textContent()).toBe('Copied')
  expect(await clipboard(page)).toBe(secret)
  expect(secret).toMatch(/^[A-Z2-7]{16,}$/)
})

test('an app on the same device is opened with the same key as the QR code holds', async () => {
  const { page, secret } = await toEnrollment({ javaScriptEnabled: false })

  const link = page.getByRole('link', { name: 'Open an app on this device' })
  const address = new URL((await link.getAttribute('href')) ?? '')

  expect(address.protocol).toBe('otpauth:')
  expect(address.searchParams.get('secret')).toBe(secret)
})

test('recovery codes are copied one a line, and downloaded as a file', async () => {
  const { page, toRecoveryCodes } = await toEnrollment({}, mayCopy)
  const codes = await toRecoveryCodes()
  expect(codes).toHaveLength(10)

  await page.getByRole('button', { name: 'Copy codes' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const file = await downloaded(page)

  expect((await clipboard(page)).split('\n')).toEqual(codes)
  expect(file.name).toBe('recovery-codes.txt')
  expect(file.text.split('\r\n')).toEqual(['Recovery codes for Test. Each code works once.', '', ...codes, ''])
})

test('without scripts nothing offers to copy; key and codes can be selected at once, and the codes downloaded', async () => {
  const { page, toRecoveryCodes } = await toEnrollment({ javaScriptEnabled: false })
  const selection = (selector: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).userSelect`)
  expect(await copyButtons(page).count()).toBe(0)
  expect(await selection('.gh-secret')).toBe('all')

  const codes = await toRecoveryCodes()

  expect(await copyButtons(page).count()).toBe(0)
  expect(await selection('.gh-codes')).toBe('all')
  expect((await downloaded(page)).text).toContain(codes.join('\r\n'))
})

test('where a page may not write to the clipboard, nothing offers to copy', async () => {
  const { page } = await toEnrollment({}, (page) => addInitScript(page, 'delete Navigator.prototype.clipboard'))

  await page.waitForLoadState('load')

  expect(await copyButtons(page).count()).toBe(0)
})

test('what could not be copied is selected, for the browser’s own command', async () => {
  const refuses = 'Clipboard.prototype.writeText = () => Promise.reject(new Error("refused"))'
  const { page, secret } = await toEnrollment({}, (page) => addInitScript(page, refuses))

  await page.getByRole('button', { name: 'Copy key' }).click()

  await expect.poll(() => page.evaluate<string>('getSelection().toString().replace(/\\s/g, "")')).toBe(secret)
  expect(await page.getByRole('button', { name: 'Copied' }).count()).toBe(0)
})

test('the pages with something to copy run our own scripts and no others', async () => {
  const { page, toRecoveryCodes } = await toEnrollment()
  const policies = [await (await page.reload())?.headerValue('content-security-policy')]
  const response = page.waitForResponse((each) => new URL(each.url()).pathname === '/mfa/recovery-codes')
  await toRecoveryCodes()
  policies.push(await (await response).headerValue('content-security-policy'))

  for (const policy of policies) expect(policy?.split('; ')).toContain("script-src 'self'")
})
