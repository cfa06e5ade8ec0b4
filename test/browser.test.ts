import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addInitScript, openPage } from './browser.ts'
import { startServer } from './server.ts'

/** Of a context with a choice of its own, so that no other file has used it before. */
const own = { timezoneId: 'Pacific/Kiritimati', locale: 'fr-FR' }
let used: Page

test('a page has the permissions that a test chose, and takes cookies, entries of storage, scripts, routes and pages of its own', async () => {
  const { url } = await startServer()
  used = await openPage({ ...own, permissions: ['clipboard-read'], viewport: { width: 400, height: 300 } })
  await addInitScript(used, 'window.left = true')
  await used.route('**/elsewhere', (route) => route.fulfill({ body: 'left' }))
  await used.context().newPage()
  await used.goto(`${url}/device`)
  await used.evaluate(`localStorage.left = sessionStorage.left = document.cookie = 'left=1'`)
  expect(await found(used)).toEqual({ stored: [1, 1], cookies: true, script: true, clipboard: 'granted', width: 400 })
})

test('a page that is used again has nothing that the test before left in it', async () => {
  const { url } = await startServer()
  const page = await openPage(own)
  expect(page).toBe(used)
  expect(page.context().pages()).toEqual([page])
  await page.goto(`${url}/device`)
  expect(await page.evaluate('history.length')).toBe(2)
  const nothing = { stored: [0, 0], cookies: false, script: false, clipboard: 'prompt', width: 1280 }
  expect(await found(page)).toEqual(nothing)
  expect((await page.goto(`${url}/elsewhere`))?.status()).toBe(404)
})

test('two pages of one test are two browsers', async () => {
  const { url } = await startServer()
  const [page, other] = [await openPage(own), await openPage(own)]
  await page.goto(`${url}/device`)
  await page.evaluate(`document.cookie = 'left=1'`)
  expect(await other.context().cookies()).toEqual([])
})

/** What a page of ours sees of what may have been left. */
function found(page: Page): Promise<object> {
  return page.evaluate(`navigator.permissions.query({ name: 'clipboard-read' }).then(({ state }) => ({
    stored: [localStorage.length, sessionStorage.length],
    cookies: document.cookie.includes('left'),
    script: 'left' in window,
    clipboard: state,
    width: innerWidth,
  }))`)
}
