import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFaults } from '#test/axe.ts'
import { openPage } from '#test/browser.ts'
import { enter, roundFrom, settled, walk } from '../keyboard.fixture.ts'
import { type ConnectServer, redirectUri, startConnect } from './connect.fixture.ts'

const password = 'a sturdy long passphrase'

/** Signs the person in, who belongs to two organizations, up to the consent page. */
async function begin(page: Page): Promise<ConnectServer> {
  const server = await startConnect()
  const { workos, person, start } = server
  for (const name of ['North', 'South']) {
    const { id } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ organizationId: id, userId: person.id })
  }
  await page.goto((await start({ scope: 'openid email offline_access reports:read' })).url.href)
  await page.getByLabel('Email').fill(person.email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('[data-hak-page="application-authorization"]').waitFor()
  return server
}

/** Nothing serves the application: the request for its address is enough. */
function arrival(page: Page) {
  return page.waitForRequest((request) => request.url().startsWith(`${redirectUri}?`))
}

test('a user allows an application on a phone with scripts off, for the organization that they choose', async () => {
  const page = await openPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await begin(page)
  await page.getByLabel('Organization').selectOption({ label: 'South' })
  const arrived = arrival(page)
  await page.getByRole('button', { name: 'Allow' }).click()

  expect(new URL((await arrived).url()).searchParams.has('code')).toBe(true)
  expect(complaints).toEqual([])
})

test('the consent page has nothing for axe to find in light or dark colours, and a keyboard goes through it', async () => {
  const page = await openPage()
  await begin(page)
  await settled(page)
  expect(await axeFaults(page)).toEqual([])

  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  // Who holds Enter on the page before has decided nothing here.
  await page.keyboard.press('Enter')
  const { controls, misplaced, first, reached, unmarked } = await walk(page)
  expect(controls.map((name) => name.split(' ')[0])).toEqual(['Organization', 'Allow', 'Deny', 'Use', 'Manage'])
  expect({ first, misplaced, unmarked, posts }).toEqual({ first: undefined, misplaced: [], unmarked: [], posts: [] })
  expect(reached).toEqual(roundFrom(first, controls))
  const { sent, action, button } = await enter(page)
  expect([new URL(sent.url()).pathname, action, button]).toEqual([
    '/application-authorization',
    '/application-authorization',
    'decision=allow',
  ])
})
