import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { enter, followTo } from './site.fixture.ts'

test('what was typed is still there once the operator has signed in again, and is saved then', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/settings')
  await lengthOn(page).fill('14')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await saveOn(page).click()
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await dialog.waitFor()

  await page.context().addCookies(cookies)
  await Promise.all([
    page.waitForResponse(/sign_in_settings$/),
    dialog.getByRole('button', { name: "I've signed in" }).click(),
  ])
  await dialog.waitFor({ state: 'hidden' })
  expect(await lengthOn(page).inputValue()).toBe('14')
  await saveOn(page).click()
  await page.getByText('Saved the settings.').waitFor()
  expect(await shortestPassword(server)).toBe(14)
})

test('a form never holds what was typed for another object, and no page shows another object while its own is read', async () => {
  const server = await startServer()
  const { id: organization_id } = await server.workos.organizations.createOrganization({ name: 'Globex' })
  const connect = async (name: string) =>
    (await server.api.post<{ id: string }>('/connections', { organization_id, type: 'GenericSAML', name })).body.id
  const [first, second] = [await connect('First'), await connect('Second')]
  const { page, goTo } = await enter(server)
  const names = page.getByRole('textbox', { name: 'Names that differ' })
  await goTo(`/connections/${second}/attributes`)
  await followTo(server, page, `/connections/${first}/attributes`)
  await names.fill('email = mail')
  await followTo(server, page, `/connections/${second}/attributes`)
  await page.getByRole('heading', { name: 'Second' }).waitFor()
  expect(await names.inputValue()).toBe('')

  const third = await connect('Third')
  const held = await holdFirst(page, `**/connections/${third}`, 'GET')
  await page.evaluate(`__TSR_ROUTER__.navigate({ href: '/${server.environment.environmentId}/connections/${third}' })`)
  await expect.poll(() => held.length).toBe(1)
  expect(await page.getByRole('heading', { name: 'Second' }).count()).toBe(0)
  await held[0]?.continue()
  await page.getByRole('heading', { name: 'Third' }).waitFor()
})

test('a button that works keeps the focus and is not pressed again', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/settings')
  const { held, sent } = await holdFirstSave(page)
  await lengthOn(page).fill('14')
  await saveOn(page).press('Enter')
  await expect.poll(() => held.length).toBe(1)
  await page.keyboard.press('Enter')
  await lengthOn(page).press('Enter')
  await saveOn(page).focus()
  await held[0]?.continue()
  await page.getByText('Saved the settings.').waitFor()
  await saveOn(page).and(page.locator('[aria-busy="false"]:focus')).waitFor()
  expect(sent).toHaveLength(1)
})

test('a button that is pressed twice before it shows that it works sends once', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/settings')
  const { held, sent } = await holdFirstSave(page)
  await lengthOn(page).fill('14')
  await saveOn(page).focus()
  await page.evaluate('document.activeElement.click(); document.activeElement.click()')
  await expect.poll(() => held.length).toBe(1)
  await held[0]?.continue()
  await page.getByText('Saved the settings.').waitFor()
  expect(sent).toHaveLength(1)
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('a form that adds to a list is empty again for the next one', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/settings')
  const field = page.getByRole('textbox', { name: 'New origin' })
  await field.fill('https://one.example')
  await field.press('Enter')
  await page.getByRole('cell', { name: 'https://one.example' }).waitFor()
  await expect.poll(() => field.inputValue()).toBe('')
})

test('on a narrow window, by keyboard, the list of pages takes the focus and Escape gives it back', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server, { viewport: { width: 640, height: 400 } })
  await goTo('')
  const menu = page.getByRole('button', { name: 'Menu' })
  await menu.press('Enter')
  await page.locator('#navigation :focus').waitFor()
  await page.keyboard.press('Escape')
  await menu.and(page.locator('[aria-expanded="false"]:focus')).waitFor()

  await page.keyboard.press('Control+k')
  await page.keyboard.press('ArrowUp')
  const last = page.getByRole('option').last()
  await last.and(page.locator('[aria-selected="true"]')).waitFor()
  expect((await last.boundingBox())?.y).toBeLessThan(400)
})

const lengthOn = (page: Page) => page.getByRole('spinbutton', { name: 'Shortest password' })
const saveOn = (page: Page) => page.getByRole('region', { name: 'Passwords' }).getByRole('button', { name: /^Save/ })

async function shortestPassword({ api }: TestServer): Promise<number> {
  const { body } = await api.get<{ password_minimum_length: number }>('/environments/current/sign_in_settings')
  return body.password_minimum_length
}

/** Holds back the first save of the settings. `sent` has the addresses of all of them. */
async function holdFirstSave(page: Page): Promise<{ held: Route[]; sent: string[] }> {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(request.url())
  })
  return { held: await holdFirst(page, '**/environments/current/sign_in_settings', 'PATCH'), sent }
}

/** Holds back the first request with a method to an address, until the test continues it. */
async function holdFirst(page: Page, address: string, method: string): Promise<Route[]> {
  const held: Route[] = []
  await page.route(address, async (route) => {
    if (route.request().method() === method && held.length === 0) held.push(route)
    else await route.continue()
  })
  return held
}
