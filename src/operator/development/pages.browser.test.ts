import { expect, test } from 'vitest'
import { enter, followTo } from '#console/site/site.fixture.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { axeFaults } from '#test/axe.ts'
import { openPage } from '#test/browser.ts'
import { startServer, type TestServer } from '#test/server.ts'

const email = 'ada@northwind.example'

const outboxOf = ({ url, environment }: TestServer) => `${url}/_dev/outbox?environment=${environment.environmentId}`

test('the code page of a sign-in leads to the outbox, where the code is the first to copy', async () => {
  const server = await startServer({ requestLog: true })
  const redirectUri = `${server.url}/callback-of-the-application`
  await ensureRedirectUri(server.environment, redirectUri)
  const page = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(
    server.workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId: server.clientId }),
  )
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('button', { name: 'Email me a code instead' }).click()

  const [outbox] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open the outbox' }).click(),
  ])
  await outbox.getByRole('button', { name: /^Copy the code/ }).click()
  await outbox.getByText('Copied').first().waitFor()

  const copied = await outbox.evaluate<string>('navigator.clipboard.readText()')
  expect(copied).toBe(await server.lastCode(email))
  const mail = outbox.frameLocator('iframe').first()
  await mail.getByText(copied, { exact: true }).waitFor()
})

test('a link in the frame of a mail opens in a tab of its own, under the policy of the frame', async () => {
  const server = await startServer({ requestLog: true })
  await server.workos.userManagement.sendInvitation({ email })
  const page = await openPage()
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  await page.goto(outboxOf(server))

  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.frameLocator('iframe').first().getByRole('link').first().click(),
  ])

  await opened.getByRole('heading', { level: 1 }).waitFor()
  expect(opened.url()).toContain('/invite?invitation_token=')
  expect(refused).toEqual([])
})

test('the start page shows one SDK at a time, by keyboard, on a phone', async () => {
  const server = await startServer()
  const page = await openPage({ viewport: { width: 360, height: 760 } })
  await page.goto(`${server.url}/`)
  await page.getByText('new WorkOS(').waitFor()

  await page.getByRole('link', { name: 'Python' }).focus()
  await page.keyboard.press('Enter')

  await page.getByText(`WORKOS_BASE_URL=${server.url}`).waitFor()
  expect(await page.getByText('new WorkOS(').count()).toBe(0)
  expect(page.url()).toContain('client=python')
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
})

test('a link into the console leads to no other site, whatever address it names to return to', async () => {
  const server = await startServer()
  for (const elsewhere of ['https://attacker.example/console', '//attacker.example']) {
    const page = await openPage()
    await page.goto(`${server.url}/console?${new URLSearchParams({ return_to: elsewhere, as: 'developer' })}`)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(page.url()).toMatch(new RegExp(`^${server.url}/console/environment_`))
  }
})

test('the list of requests is walked with the arrow keys, and Enter opens what a request did', async () => {
  const server = await startServer({ requestLog: true })
  const person = `keys-${server.environment.environmentId.toLowerCase()}@northwind.example`
  await server.api.post('/user_management/users', { email: person })
  await server.api.post('/user_management/magic_auth', { email: person })
  const page = await openPage()
  await page.goto(`${server.url}/_dev/requests?person=${person}`)

  await page.locator('[data-row]').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'POST /user_management/users' }).waitFor()
})

test('the outbox shows a new message to a reader who waits for it', async () => {
  const server = await startServer({ requestLog: true })
  const page = await openPage()
  await page.goto(outboxOf(server))
  await page.getByRole('heading', { name: 'No messages yet' }).waitFor()

  await server.api.post('/user_management/magic_auth', { email })

  await page
    .getByText(await server.lastCode(email), { exact: true })
    .first()
    .waitFor()
})

test('axe finds nothing on the pages of development in light or dark colours', async () => {
  const server = await startServer({ requestLog: true })
  const answer = await server.api.post('/user_management/magic_auth', { email })
  const { pathname: traced } = new URL(answer.headers.get('x-gatehouse-trace') ?? '')
  const { page, goTo } = await enter(server)
  const violations: unknown[] = []
  const check = async (heading: string, except: string[]) => {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    violations.push(...(await axeFaults(page, except)).map((each) => ({ url: page.url(), ...each })))
  }

  await goTo('/start')
  await check('Gatehouse is running', [])
  for (const [path, heading] of [
    ['/outbox', 'Outbox'],
    ['/outbox?to=unknown', 'Outbox'],
    ['/requests?own=1', 'Requests'],
    ['/requests?person=unknown', 'Requests'],
    [traced.replace('/_dev', ''), 'POST /user_management/magic_auth'],
    ['/requests/req_unknown', 'Request not found'],
  ] as const) {
    await followTo(server, page, path)
    // The list of pages is on all of them.
    await check(heading, ['#navigation'])
  }
  await page.goto(`${server.url}/_dev/coverage`)
  await check('Coverage', [])

  expect(violations).toEqual([])
})
