import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage } from '#test/browser.ts'
import { startServer } from '#test/server.ts'
import { othersInTurn } from '#test/turns.ts'
import { openConsole, operatorPassword } from '../console.fixture.ts'
import { removeOperator } from '../operators/index.ts'
import { oneOfEachObject } from './objects.fixture.ts'
import { enter, enterAs, followTo, pageFaults, pagesOf } from './site.fixture.ts'

test('a developer enters by a press, makes an organization, invites its administrator, and finds both in its history', async () => {
  const server = await startServer()
  const { page, refused } = await enter(server)
  await page.context().clearCookies()

  await page.goto(`${server.url}/console/${server.environment.environmentId}/organizations?new=1`)
  await page.getByRole('button', { name: 'Continue as developer' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Globex')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Globex' }).waitFor()
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByRole('textbox', { name: 'Email' }).fill('hank@globex.example')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.getByText('Sent an invitation to hank@globex.example.').waitFor()
  await page.getByRole('link', { name: 'History' }).click()

  const changes = page.getByRole('table', { name: 'Changes' })
  await expect.poll(() => changes.getByRole('link').count()).toBe(2)
  const { data } = await server.workos.organizations.listOrganizations()
  expect(data.map(({ name }) => name)).toEqual(['Globex'])
  expect(refused).toEqual([])
})

test('a form shows what the server refuses at its field, keeps what was typed and goes to the field', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)

  await goTo('/users?new=1')
  await page.getByRole('textbox', { name: 'Email' }).fill('no address')
  await page.getByRole('textbox', { name: 'First name' }).fill('Ada')
  await page.keyboard.press('Enter')

  const email = page.getByRole('textbox', { name: 'Email' })
  await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true')
  expect(await email.inputValue()).toBe('no address')
  expect(await page.getByRole('textbox', { name: 'First name' }).inputValue()).toBe('Ada')
  expect(await email.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true)
})

test('by keyboard, an id in the palette leads to its page, and arrow keys go through a list', async () => {
  const server = await startServer()
  const first = await server.workos.userManagement.createUser({ email: 'first@example.com' })
  await server.workos.userManagement.createUser({ email: 'second@example.com' })
  const { page, goTo } = await enter(server)

  await goTo('')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(first.id)
  await page.getByRole('option', { name: /^first@example.com/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'first@example.com' }).waitFor()

  // What has no page of its own is shown where it belongs.
  const organization = await server.workos.organizations.createOrganization({ name: 'Globex' })
  const { id: invited } = await server.workos.userManagement.sendInvitation({
    email: 'hank@globex.example',
    organizationId: organization.id,
  })
  await page.keyboard.press('Control+k')
  await page.keyboard.type(invited)
  await page.getByRole('option', { name: /^hank@globex.example/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: 'hank@globex.example' }).waitFor()

  await goTo('/users')
  await page.getByRole('link', { name: 'second@example.com' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'first@example.com' }).waitFor()
})

test("the operator's pages show the HTML of names as text", async () => {
  const server = await startServer()
  const name = '<img src=x onerror="document.title=`run`"><b>Acme</b>'
  const organization = await server.workos.organizations.createOrganization({ name, metadata: { note: name } })
  const { page, refused, goTo } = await enter(server)

  await goTo('/organizations')
  await page.getByRole('link', { name }).waitFor()
  await goTo(`/organizations/${organization.id}`)
  await page.getByRole('heading', { name }).waitFor()

  expect(await page.locator('main img, main b').count()).toBe(0)
  expect(await page.title()).not.toBe('run')
  expect(refused).toEqual([])
})

async function enterPassword(page: Page): Promise<void> {
  await page.locator('input[name=password]').fill(operatorPassword)
  await page.keyboard.press('Enter')
}

test('an operator signs in on the hosted pages, and signs out again', async () => {
  const server = await startServer()
  const { email } = await (await openConsole(server)).operator({ role: 'developer' })
  const page = await openPage()

  await page.goto(`${server.url}/console`)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.locator('input[name=email]').fill(email)
  await page.keyboard.press('Enter')
  await enterPassword(page)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByRole('button', { name: `Account: ${email}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()

  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  // The way out leads over other pages, and a page that is left for one of them breaks this off.
  const goes = () =>
    page.goto(`${server.url}/console/${server.environment.environmentId}/users`).then(
      () => true,
      () => false,
    )
  await expect.poll(goes).toBe(true)
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
})

test('what needs a fresh proof is done once the operator gave one in another tab', async () => {
  const server = await startServer()
  const { page, goTo } = await enterAs(server, 'owner', new Date(Date.now() - 11 * 60_000))

  await goTo('/keys')
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('billing')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: "Confirm it's you" }).waitFor()
  const [proof] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Confirm in a new tab' }).click(),
  ])
  // The email is that of the operator.
  await proof.locator('input[name=email]').press('Enter')
  await enterPassword(proof)

  await page.getByText('keep it secret').waitFor()
  const key = await page.getByRole('button', { name: /^Copy key sk_/ }).textContent()
  const { status } = await fetch(`${server.url}/organizations`, { headers: { authorization: `Bearer ${key?.trim()}` } })
  expect(status).toBe(200)
})

test('what needs a reason asks for it, is done with it, and has it in the history', async () => {
  const server = await startServer()
  const user = await server.workos.userManagement.createUser({ email: 'ada@example.com' })
  const { page, goTo } = await enterAs(server, 'owner')

  await goTo(`/users/${user.id}/sessions`)
  await page.getByRole('button', { name: 'End all sessions' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click()
  const asked = page.getByRole('dialog', { name: 'Give a reason' })
  await asked.getByRole('textbox', { name: 'Reason' }).fill('The phone was stolen')
  await asked.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Ended all sessions.').waitFor()

  await goTo(`/users/${user.id}/history`)
  await page.getByRole('cell', { name: 'The phone was stolen' }).waitFor()
})

test('a role is offered what it may do and no more: pages, buttons, and forms that a link leads to', async () => {
  const server = await startServer()
  const user = await server.workos.userManagement.createUser({ email: 'ada@example.com' })
  const viewer = await enterAs(server, 'viewer')
  const support = await enterAs(server, 'support')
  const offered = async ({ page, goTo }: typeof viewer) => {
    await goTo(`/users/${user.id}`)
    const pages = await page.locator('#navigation').getByRole('link').allTextContents()
    return {
      pages: ['Vault', 'API keys', 'Operator log', 'Operators'].filter((name) => pages.includes(name)),
      buttons: await page.locator('main').getByRole('button').filter({ hasNotText: user.id }).allTextContents(),
    }
  }

  expect(await offered(viewer)).toEqual({ pages: ['API keys'], buttons: [] })
  expect(await offered(support)).toEqual({
    pages: ['Vault', 'Operator log'],
    buttons: ['Impersonate', 'Send password reset', 'Edit'],
  })

  await viewer.goTo('/users?new=1')
  const form = viewer.page.getByRole('dialog', { name: 'Create a user' })
  await form.getByText('Your role can look at this and not change it.').waitFor()
  expect(await form.getByRole('textbox', { name: 'Email' }).isDisabled()).toBe(true)
  expect(await form.getByRole('button', { name: 'Create user' }).count()).toBe(0)
})

test('an operator who was removed is asked to sign in at the next call, and the page stays', async () => {
  const server = await startServer()
  const { page, goTo, id, operators } = await enterAs(server, 'developer')

  await goTo('/organizations?new=1')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Globex')
  await removeOperator(operators, id)
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'Your session has ended' }).waitFor()
  expect(await page.locator('input[name="name"]').inputValue()).toBe('Globex')
})

test('one of many environments is found by a part of its name and entered on the same page', async () => {
  const server = await startServer()
  const console = await openConsole(server)
  for (let i = 0; i < 11; i++) await console.environment('sandbox', `Sandbox ${i}`)
  const { environmentId } = await console.environment('sandbox', 'The Northern Wind')
  const { page, goTo } = await enter(server)

  await goTo('/jobs')
  await page.getByRole('button', { name: /^Environment:/ }).click()
  await page.getByRole('menuitem', { name: 'Find an environment…' }).click()
  await page.getByRole('searchbox', { name: 'Name' }).fill('northern')
  await page.getByRole('button', { name: 'The Northern Wind' }).first().click()

  await page.getByRole('button', { name: 'Environment: The Northern Wind' }).waitFor()
  await page.getByRole('heading', { name: 'Failed jobs', exact: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/console/${environmentId}/jobs`)
})

test('a page whose file has gone with a new version is loaded again once, and then says that it cannot be loaded', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('')
  const loaded = new Set<string>(
    await page.evaluate('performance.getEntriesByType("resource").map(({ name }) => name)'),
  )
  await page.route('**/console/assets/*', (route) =>
    loaded.has(route.request().url()) ? route.continue() : route.fulfill({ status: 404 }),
  )
  let loads = 0
  page.on('load', () => {
    loads++
  })

  const path = `/console/${server.environment.environmentId}/jobs`
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`)

  await expect.poll(() => loads).toBe(1)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  expect(loads).toBe(1)
})

/**
 * An overview, a list, a table of a log, settings, a form with a preview, sections, pages of one object with tabs and without, and one
 * of calls.
 */
const layouts = new Set([
  '',
  '/users',
  '/users/$user',
  '/audit-logs',
  '/settings',
  '/branding',
  '/radar',
  '/organizations/$organization/members',
  '/social-providers/$provider',
  '/explorer',
])

test('axe finds nothing on any page in light or dark colours, nothing is refused by the policy or runs over the side of a phone', async () => {
  const server = await startServer()
  const objectOf = await oneOfEachObject(server)
  const { page, refused, goTo } = await enter(server)
  await goTo('')
  const pages = await pagesOf(page)
  expect(pages.length).toBeGreaterThan(100)

  const faults: unknown[] = []
  for (const [index, route] of othersInTurn(pages, (each) => layouts.has(each)).entries()) {
    const path = route.replaceAll(/\$\w+/g, (parameter, at: number) => objectOf(route.slice(0, at) + parameter))
    if (index > 0) await followTo(server, page, path)
    expect(new URL(page.url()).pathname).toBe(`/console/${server.environment.environmentId}${path}`)
    // The list of pages is on all of them.
    const found = await pageFaults(page, index === 0 ? [] : ['#navigation'])
    faults.push(...found.map((fault) => ({ route, ...fault })))
  }

  expect(faults).toEqual([])
  expect(refused).toEqual([])
  // All pages one after the other, on whatever machine.
}, 240_000)
