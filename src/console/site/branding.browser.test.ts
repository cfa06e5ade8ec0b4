import type { FrameLocator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { openConsole } from '../console.fixture.ts'
import { enter, enterAs } from './site.fixture.ts'

const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe')
const backgroundOf = (page: Page) =>
  frameOf(page)
    .locator('body')
    .evaluate((body) => body.ownerDocument.defaultView?.getComputedStyle(body).backgroundColor)

test('a developer changes the look beside its preview, publishes it, and takes it back', async () => {
  const server = await startServer()
  const branding = async () =>
    (await server.api.get<{ name: string | null; copy: object; terms_url: string }>('/environments/current/branding'))
      .body
  await server.api.request('/environments/current/branding', {
    method: 'PUT',
    body: { terms_url: 'https://lumen.example/terms', copy: { fr: { sign_in_title: 'Bonjour' } } },
  })
  const { page, refused, goTo } = await enter(server)

  await goTo('/branding?language=de')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Lumen')
  await page.getByRole('textbox', { name: 'Sign-in: title' }).fill('Willkommen <b>hier</b>')
  await frameOf(page).getByRole('heading', { name: 'Willkommen <b>hier</b>', includeHidden: true }).waitFor()
  await frameOf(page).getByText('Lumen').waitFor()
  expect((await branding()).name).toBeNull()

  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Published the branding.').waitFor()
  expect(await branding()).toMatchObject({
    name: 'Lumen',
    terms_url: 'https://lumen.example/terms',
    copy: { de: { sign_in_title: 'Willkommen <b>hier</b>' }, fr: { sign_in_title: 'Bonjour' } },
  })
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Published the former branding again.').waitFor()
  expect(await branding()).toMatchObject({ name: null, copy: { fr: { sign_in_title: 'Bonjour' } } })
  expect((await branding()).copy).not.toHaveProperty('de')
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('')
  expect(refused).toEqual([])
})

test('a preview has the colours of the mode that is chosen, and a field of a text shows its page', async () => {
  const server = await startServer()
  const { page, refused, goTo } = await enter(server, { colorScheme: 'light' })

  await goTo('/branding?colors=dark')
  await expect.poll(() => backgroundOf(page)).toBe('rgb(17, 17, 19)')
  await page.getByRole('combobox', { name: 'Colors' }).selectOption('Light')
  await expect.poll(() => backgroundOf(page)).toBe('rgb(249, 249, 251)')
  await page.getByRole('textbox', { name: 'Waitlist: title' }).focus()
  await frameOf(page).getByRole('heading', { name: 'Join the waitlist', includeHidden: true }).waitFor()

  expect(await page.getByRole('combobox', { name: 'Page' }).inputValue()).toBe('waitlist')
  expect(refused).toEqual([])
})

test('a preview runs no script, sends no form and has the fonts of the pages', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/branding')
  await frameOf(page).getByRole('heading', { name: 'Sign in', includeHidden: true }).waitFor()

  const frame = page.frames().find((each) => each.url().endsWith('/console/frame'))
  const found = await frame?.evaluate<unknown>(`(async () => {
    await document.fonts.ready
    const script = document.createElement('script')
    script.textContent = 'document.title = "run"'
    document.head.append(script)
    return [origin, document.title === 'run', document.body.inert, document.fonts.check('16px Inter'), document.fonts.size > 0]
  })()`)

  expect(found).toEqual(['null', false, true, true, true])
})

test('an accent that has too little contrast is shown with what takes its place, and no colour is a fault', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/branding')

  await page.getByRole('textbox', { name: 'Accent', exact: true }).fill('#ffd60a')
  await page
    .getByText(/Too little contrast: links use #/)
    .first()
    .waitFor()
  await page.getByRole('textbox', { name: 'Accent', exact: true }).fill('yellow')
  await page.getByRole('alert').filter({ hasText: '`accent` cannot be used' }).waitFor()
  await page.getByRole('button', { name: 'Publish' }).click()

  await expect
    .poll(() => page.getByRole('textbox', { name: 'Accent', exact: true }).getAttribute('aria-invalid'))
    .toBe('true')
})

test('each email is shown in each language; a test goes to the operator, and one can be turned off and on', async () => {
  const server = await startServer()
  const { page, refused, goTo } = await enter(server)

  await goTo('/emails')
  await page.getByRole('link', { name: /^Password reset/ }).click()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('German')
  await frameOf(page).getByRole('heading', { name: 'Passwort zurücksetzen', includeHidden: true }).waitFor()
  await page.getByRole('button', { name: 'Send me a test' }).click()
  await page.getByText('Sent a test to developer@gatehouse.invalid.').waitFor()
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('button', { name: 'Turn on' }).waitFor()

  const settings = '/environments/current/sign_in_settings'
  expect((await server.api.get(settings)).body).toMatchObject({ disabled_mails: ['password_reset'] })
  const { data } = (await server.api.get<{ data: object[] }>('/messages?to=developer@gatehouse.invalid')).body
  expect(data).toHaveLength(1)
  expect(refused).toEqual([])
})

test('a viewer sees previews, and reads that their role may not publish', async () => {
  const server = await startServer()
  const { page, goTo } = await enterAs(server, 'viewer')

  await goTo('/branding')
  await frameOf(page).getByRole('heading', { name: 'Sign in', includeHidden: true }).waitFor()

  await page.getByText('Your role can look at this and not change it.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).isDisabled()).toBe(true)
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0)
})

test('a form of one environment never holds what another one has', async () => {
  const server = await startServer()
  const { environment } = await openConsole(server)
  const other = await environment('sandbox', `Other ${server.environment.environmentId.slice(-6)}`)
  await server.api.request('/environments/current/branding', { method: 'PUT', body: { name: 'Lumen' } })
  const { page, goTo } = await enter(server)
  await goTo('/branding')
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Lumen')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Lumen and more')

  await page.evaluate(`history.pushState({}, '', '/console/${other.environmentId}/branding')`)
  await page.waitForURL(new RegExp(other.environmentId))

  await expect.poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('')
})
