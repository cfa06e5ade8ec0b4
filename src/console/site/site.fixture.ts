import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openPage } from '#test/browser.ts'
import type { TestServer } from '#test/server.ts'
import { cookieName, openConsole } from '../console.fixture.ts'
import type { OperatorRole } from '../operators/index.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The console of the test's environment, entered as the developer, and everything that the browser refused in it. */
export async function enter(server: TestServer, options: BrowserContextOptions = {}) {
  const page = await openPage(options)
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  page.on('pageerror', ({ message }) => refused.push(message))
  await page.goto(`${server.url}/console/${server.environment.environmentId}`)
  await page.getByRole('button', { name: 'Continue as developer' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  return { page, refused, goTo: (path: string) => openConsolePage(server, page, path) }
}

export async function openConsolePage({ url, environment }: TestServer, page: Page, path: string): Promise<void> {
  await page.goto(`${url}/console/${environment.environmentId}${path}`)
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  // A dialog that is open hides the page from roles.
  await page.locator('h1').waitFor()
}

/** What axe finds on the page. */
export async function axeFaults(page: Page): Promise<{ id: string; html: string[] }[]> {
  await page.evaluate(axe)
  const violations = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )
  return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }))
}

/** The console as it is for an operator of a role, whose session began now. */
export async function enterAs(server: TestServer, role: OperatorRole, provenAt = new Date()) {
  const { session, operators } = await openConsole(server)
  const { secret, id } = await session({ role, provenAt })
  const page = await openPage()
  await page.context().addCookies([{ name: cookieName, value: secret, url: server.url }])
  return { page, id, operators, goTo: (path: string) => openConsolePage(server, page, path) }
}
