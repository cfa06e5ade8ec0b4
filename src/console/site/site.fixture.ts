import type { Page } from 'playwright-core'
import { axeFaults, drawn } from '#test/axe.ts'
import { openPage, type PageOptions } from '#test/browser.ts'
import type { TestServer } from '#test/server.ts'
import { cookieName, openConsole, pageOf } from '../console.fixture.ts'
import type { OperatorRole } from '../operators/index.ts'

export { axeFaults }

/**
 * A browser with a session of the developer in the console, and everything that it refuses there. Nothing is loaded before `goTo`,
 * which loads the page at a path of the test's environment.
 */
export async function enter(server: TestServer, options: PageOptions = {}) {
  const page = await openPage(options)
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  page.on('pageerror', ({ message }) => refused.push(message))
  const call = pageOf(server, () => undefined)
  const { headers } = await call('/console/api/session/development', { method: 'POST' })
  const [, secret = ''] = new RegExp(`${cookieName}=(\\w+)`).exec(headers.getSetCookie()[0] ?? '') ?? []
  await page.context().addCookies([{ name: cookieName, value: secret, url: server.url }])
  return { page, refused, goTo: (path: string) => openConsolePage(server, page, path) }
}

export async function openConsolePage({ url, environment }: TestServer, page: Page, path: string): Promise<void> {
  await page.goto(`${url}/console/${environment.environmentId}${path}`)
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  // A dialog that is open hides the page from roles.
  await page.locator('h1').waitFor()
}

/** Goes to another page of the console, with its query, as its links do: nothing is loaded but the page. */
export async function followTo({ environment }: TestServer, page: Page, path: string): Promise<void> {
  const below = `/${environment.environmentId}${path}`
  const [pathname = '', query] = below.split('?')
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(`/console${below}`)})`)
  await page.evaluate(`new Promise((done) => {
    const look = () => {
      const { status, resolvedLocation } = window.__TSR_ROUTER__.state
      const isThere = resolvedLocation.pathname.endsWith(${JSON.stringify(pathname)})
      const isAsked = ${query === undefined} || resolvedLocation.searchStr === ${JSON.stringify(`?${query}`)}
      if (status === 'idle' && isThere && isAsked) done()
      else requestAnimationFrame(look)
    }
    look()
  })`)
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  await page.locator('h1').waitFor()
}

/**
 * What is wrong with a page as it is: what axe finds in light and in dark colours, and whether the page runs over the side of a
 * narrow phone. Nothing that axe looks at depends on the width.
 *
 * @param except selectors of parts that axe has looked at on another page
 */
export async function pageFaults(page: Page, except: readonly string[] = []): Promise<object[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 }
  const faults: object[] = await axeFaults(page, except)
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate<number>(`${drawn}.then(() => document.documentElement.scrollWidth - innerWidth)`)
  if (overflow > 0) faults.push({ overflow })
  await page.setViewportSize(size)
  return faults
}

/** The routes of all pages in an environment, as the console itself has them. That of the first page is the first. */
export async function pagesOf(page: Page): Promise<string[]> {
  const routes = await page.evaluate<string[]>('Object.keys(window.__TSR_ROUTER__.routesByPath)')
  const below = routes
    .filter((route) => route.startsWith('/$environment'))
    .map((route) => route.slice('/$environment'.length))
  return [...new Set(below.map((route) => route.replace(/\/$/, '')))].sort()
}

/** The console as it is for an operator of a role, whose session began now. */
export async function enterAs(server: TestServer, role: OperatorRole, provenAt = new Date()) {
  const { session, operators } = await openConsole(server)
  const { secret, id } = await session({ role, provenAt })
  const page = await openPage()
  await page.context().addCookies([{ name: cookieName, value: secret, url: server.url }])
  return { page, id, operators, goTo: (path: string) => openConsolePage(server, page, path) }
}
