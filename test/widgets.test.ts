import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { Cookie, Page } from 'playwright-core'
import { afterEach, beforeAll, expect } from 'vitest'
import { createSeeder } from '#operator/seed/index.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { addInitScript, blockAddresses, openPage, type PageOptions } from './browser.ts'
import { type OAuthService, serviceClient, startOAuthService } from './oauth-service.ts'
import { startServer, type TestServer } from './server.ts'
import { everySecondTest } from './turns.ts'

const test = everySecondTest()

const folder = 'examples/widgets'
const [ada, grace, katherine] = ['ada', 'grace', 'katherine'].map((name) => `${name}@lakeside.example`) as [
  string,
  string,
  string,
]
const password = 'try the widgets'

const organizationPages = [
  'Members',
  'API keys',
  'Domains',
  'Single sign-on',
  'Directory sync',
  'Audit log streaming',
  'Tools',
  'Your API keys',
]

let server: TestServer
let application: string
/** Which people connect their accounts at. */
let service: OAuthService
/** What the browser's console holds against a page. */
const complaints: string[] = []

/** The example, as a reader of its README starts it, with an environment of the test for the first one. */
beforeAll(async () => {
  const port = await freePort()
  application = `http://localhost:${port}/`
  const build = promisify(execFile)('npm', ['run', 'build'], { cwd: folder })
  server = await startServer()
  const { config } = server.environment.system
  await createSeeder({ ...config, seedFile: `${folder}/seed.yaml` }).seedFirstEnvironment(server.environment)
  await server.api.post('/user_management/cors_origins', { origin: new URL(application).origin })
  service = await startOAuthService()
  await server.api.post('/data-integrations', {
    provider: 'acme',
    custom_provider: service.provider,
    enabled: true,
    scopes: ['read', 'write'],
    credentials: { type: 'custom', ...serviceClient },
  })
  await build
  const child = spawn(process.execPath, [`${folder}/server.mjs`], {
    env: {
      ...process.env,
      PORT: String(port),
      WORKOS_API_KEY: server.apiKey,
      WORKOS_CLIENT_ID: server.clientId,
      WORKOS_API_PORT: new URL(server.url).port,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return () => {
    child.kill()
    service.close()
  }
})

afterEach(() => expect(complaints.splice(0)).toEqual([]))

test('UsersManagement changes the roles of a member, invites, and pages to those who came first', async () => {
  const page = await openWidget('members')
  await page.getByRole('row', { name: 'Alan Turing' }).getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Edit roles' }).click()
  await page.getByRole('checkbox', { name: 'Admin' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('row', { name: 'Alan Turing' }).getByText('2 roles').waitFor()

  await page.getByRole('button', { name: 'Invite user' }).click()
  await page.getByLabel('Email address').fill('barbara@lakeside.example')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByRole('row', { name: 'barbara@lakeside.example' }).getByText('Invited').waitFor()

  const {
    data: [lakeside],
  } = await server.workos.organizations.listOrganizations({ order: 'asc' })
  for (let i = 1; i <= 5; i += 1)
    await server.workos.userManagement.sendInvitation({
      email: `guest${i}@lakeside.example`,
      organizationId: lakeside?.id ?? '',
    })
  await page.reload()
  await page.getByText('guest5@lakeside.example').waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('row', { name: 'Ada Lovelace' }).waitFor()
  await page.getByRole('button', { name: 'Previous' }).click()
  await page.getByText('guest5@lakeside.example').waitFor()
})

test('UserProfile changes the name, and the email with codes to both addresses', async () => {
  const page = await openWidget('profile', { as: grace })
  const [editName, editEmail] = [
    page.getByRole('button', { name: 'Edit' }).first(),
    page.getByRole('button', { name: 'Edit' }).last(),
  ]
  await editName.click()
  await page.getByLabel('First name').fill('Rear Admiral Grace')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Rear Admiral Grace Hopper').waitFor()

  await editEmail.click()
  await page.getByRole('button', { name: 'Send verification code' }).click()
  await enterCode(page, grace)
  await page.getByLabel('New email address').fill('hopper@lakeside.example')
  await page.getByRole('button', { name: 'Send verification code' }).click()
  await enterCode(page, 'hopper@lakeside.example')
  await page.getByText('hopper@lakeside.example').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('UserSecurity changes the password, and sets up an authenticator app', async () => {
  const page = await openWidget('security')
  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Enter your current password').fill(password)
  await page.getByLabel('Enter your new password').fill('another sturdy passphrase')
  await page.getByLabel('Confirm your new password').fill('another sturdy passphrase')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Set up authenticator app' }).click()
  await page.getByRole('button', { name: 'Send verification code' }).click()
  await enterCode(page, ada)
  await page.getByRole('button', { name: 'View setup key' }).click()
  const key = await page.getByText(/^[A-Z2-7]{32}$/).textContent()
  await page.getByRole('button', { name: 'Copy and close' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().click()
  await page.keyboard.type(totpCode(fromBase32(key ?? '') ?? Buffer.of(), totpStep(new Date())))
  await page.getByRole('button', { name: 'Disable' }).waitFor()
})

test('UserSessions ends a session in another browser', async () => {
  const { clientId, workos } = server
  const { user } = await workos.userManagement.authenticateWithPassword({ clientId, email: katherine, password })
  const page = await openWidget('sessions', { as: katherine })
  await page.getByText('This device').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('Sign out of all other devices').waitFor({ state: 'detached' })
  await page.getByText('This device').waitFor()
  const { data } = await workos.userManagement.listSessions(user.id)
  expect(data.map(({ status }) => status)).toEqual(['active'])
})

test('OrganizationSwitcher goes to another organization', async () => {
  const page = await openWidget('organizations')
  await page.getByRole('button', { name: 'Lakeside' }).click()
  await page.getByRole('menuitem', { name: 'Hillside' }).click()
  await page.getByRole('banner').getByText('Hillside', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Hillside' }).click()
  await page.getByRole('menuitem', { name: 'Lakeside' }).click()
  await page.getByRole('banner').getByText('Lakeside', { exact: true }).waitFor()
})

test('ApiKeys makes a key of the organization that works, and revokes it', () =>
  makeAndRevokeKey('api-keys', 'Importer'))

test('ApiKeys makes a key of the user that works, and revokes it', () => makeAndRevokeKey('your-api-keys', 'My script'))

async function makeAndRevokeKey(id: string, name: string): Promise<void> {
  const page = await openWidget(id)
  await page.getByRole('button', { name: 'Create API key' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByText('Read reports').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create API key' }).click()
  await page.getByText('Save your key').waitFor()
  const value = await page.getByRole('dialog').getByRole('textbox').inputValue()
  expect(await server.workos.apiKeys.createValidation({ value })).toMatchObject({
    apiKey: { name, permissions: ['reports:read'] },
  })
  await page.getByRole('button', { name: 'Copy and close' }).click()
  await page.getByRole('row', { name }).getByRole('button', { name: 'API key actions' }).click()
  await page.getByRole('menuitem', { name: 'Revoke key' }).click()
  await page.getByRole('button', { name: 'Revoke key' }).click()
  await page.getByText('No API keys yet').waitFor()
  expect(await server.workos.apiKeys.createValidation({ value })).toEqual({ apiKey: null })
}

test('AdminPortalDomainVerification shows the record that proves a domain, and removes a domain', async () => {
  const page = await openWidget('domains')
  await page.getByRole('button', { name: 'Domain actions' }).click()
  await page.getByRole('menuitem', { name: 'View DNS record' }).click()
  await page.getByRole('dialog').getByText('TXT', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Domain actions' }).click()
  await page.getByRole('menuitem', { name: 'Remove domain' }).click()
  await page.getByRole('button', { name: 'Remove domain' }).click()
  await page.getByText('lakeside-labs.example').waitFor({ state: 'detached' })
})

test('AdminPortalDomainVerification, AdminPortalSsoConnection, DirectorySync and AdminPortalAuditLogStreaming open the Admin Portal', async () => {
  const page = await openWidget('domains')
  for (const [title, role, name, path] of [
    ['Domains', 'button', 'Add domain', 'domains'],
    ['Single sign-on', 'button', 'Continue setup', 'sso'],
    ['Directory sync', 'link', 'Set up directory', 'directory'],
    ['Audit log streaming', 'button', 'Set up Log Streams', 'log-streams'],
  ] as const) {
    await page.getByRole('link', { name: title, exact: true }).click()
    const [portal] = await Promise.all([page.context().waitForEvent('page'), page.getByRole(role, { name }).click()])
    await portal.waitForURL(`${server.url}/portal/${path}`)
    await portal.getByRole('heading', { level: 1 }).waitFor()
    await portal.close()
  }
})

test('Pipes connects an account in a window of its own, and disconnects it', async () => {
  const { workos } = server
  const page = await openWidget('connections')
  await page.getByRole('button', { name: 'Connect' }).click()
  const [popup] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('dialog').getByRole('button', { name: 'Connect' }).click(),
  ])
  await popup.waitForURL(`${service.url}/authorize?**`)
  await Promise.all([popup.waitForEvent('close'), popup.goto(service.agree(popup.url())).catch(() => undefined)])
  // The widget asks again when someone comes back to its window. Here there are no windows.
  await page.evaluate("dispatchEvent(new Event('visibilitychange'))")
  await page.getByText('Connected via OAuth').waitFor()
  const { data } = await workos.userManagement.listUsers({ email: ada })
  const { data: organizations } = await workos.organizations.listOrganizations({ order: 'asc' })
  const owner = { userId: data[0]?.id ?? '', organizationId: organizations[0]?.id ?? '' }
  expect(await workos.pipes.getAccessToken({ provider: 'acme', ...owner })).toMatchObject({ active: true })

  await page.getByRole('button', { name: 'Pipe actions' }).click()
  await page.getByRole('menuitem', { name: 'Disconnect' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).waitFor()
  expect(await workos.pipes.getAccessToken({ provider: 'acme', ...owner })).toMatchObject({ active: false })
})

test('PipesAdmin takes a service away from the members', async () => {
  const page = await openWidget('tools')
  await page.getByRole('button', { name: 'Configure' }).last().click()
  await page.getByRole('dialog').getByRole('switch').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('Disabled').first().waitFor()
  await page.getByRole('link', { name: 'Connected tools' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connected tools' }).waitFor()
  await page.getByRole('button', { name: 'Connect' }).waitFor({ state: 'detached' })
})

test('every widget of the organization tells a member that a permission is missing', async () => {
  const page = await openWidget('profile', { as: grace })
  for (const title of organizationPages) {
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText('Incorrect permissions').waitFor()
  }
  // The package reports the refusal there too.
  expect(complaints.splice(0).filter((text) => !/status of 403|Incorrect permissions/.test(text))).toEqual([])
})

test('someone who loses the permission while the page is open is refused the invitation', async () => {
  const page = await openWidget('members', { as: katherine })
  await page.getByRole('button', { name: 'Invite user' }).click()
  await page.getByLabel('Email address').fill('dorothy@lakeside.example')
  const { userManagement } = server.workos
  const {
    data: [user],
  } = await userManagement.listUsers({ email: katherine })
  const {
    data: [membership],
  } = await userManagement.listOrganizationMemberships({ userId: user?.id ?? '' })
  await userManagement.updateOrganizationMembership(membership?.id ?? '', { roleSlug: 'member' })
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByRole('dialog').getByText('There was an error inviting this user').first().waitFor()
  expect(complaints.splice(0).filter((text) => !text.includes('status of 403'))).toEqual([])
})

test('the navigation is a menu on a phone, and the colors follow the system until someone chooses', async () => {
  const page = await openWidget('profile', { as: grace, viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const scheme = () => page.evaluate(() => document.documentElement.style.colorScheme)
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  expect(await scheme()).toBe('dark')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByText('Light', { exact: true }).click()
  await page.getByRole('link', { name: 'Sessions' }).click()
  await page.getByText('This device').waitFor()
  expect(await page.getByRole('link', { name: 'Sessions' }).isVisible()).toBe(false)
  expect(await scheme()).toBe('light')
  await page.reload()
  await page.getByText('This device').waitFor()
  expect(await scheme()).toBe('light')
})

async function enterCode(page: Page, email: string): Promise<void> {
  await page.getByText('A verification code was sent').waitFor()
  await page.getByRole('dialog').getByRole('textbox').first().click()
  await page.keyboard.type(await server.lastCode(email))
}

const sessions = new Map<string, Promise<Cookie[]>>()

/** The page of a widget, for someone who has signed in through the hosted pages. */
async function openWidget(id: string, { as = ada, ...options }: { as?: string } & PageOptions = {}) {
  const session = sessions.get(as) ?? signIn(as)
  sessions.set(as, session)
  const cookies = await session
  const page = await openPage({ permissions: ['clipboard-write'], ...options })
  await page.context().addCookies(cookies)
  await watch(page)
  await page.goto(`${application}#${id}`)
  return page
}

async function signIn(email: string): Promise<Cookie[]> {
  const page = await openPage()
  await watch(page)
  await page.goto(application)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  if (email === ada) await page.getByRole('button', { name: 'Lakeside' }).click()
  await page.getByRole('navigation').waitFor()
  return page.context().cookies()
}

/** Every frame of a placeholder that pulses is drawn by the processor, and the package has many of them. */
const standStill = `
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important }')
  document.adoptedStyleSheets = [still]`

async function watch(page: Page): Promise<void> {
  await addInitScript(page, standStill)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const isBlocked = message.text().includes('ERR_BLOCKED_BY_CLIENT')
    if (['error', 'warning'].includes(message.type()) && !isBlocked) complaints.push(message.text())
  })
  // The package has the logos of other services at its vendor's.
  await blockAddresses(page, ['https://*'])
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}
