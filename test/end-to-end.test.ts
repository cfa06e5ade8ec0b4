import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { openPage } from './browser.ts'
import { startServer, type TestServer } from './server.ts'

test('an application on the official SDK signs a user up and in, refreshes, switches organization and signs out', async () => {
  const server = await startServer()
  const { workos } = server
  const application = await startExample(server)
  const page = await openPage()

  await page.goto(application)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Email').fill('ada@northwind.example')
  await page.getByLabel('Password').fill('a sturdy long passphrase')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Six-digit code').fill(await server.lastCode('ada@northwind.example'))
  await page.getByRole('button', { name: 'Verify' }).click()

  await expect.poll(() => page.url()).toBe(application)
  expect(await page.locator('#user').textContent()).toBe('ada@northwind.example')
  expect(await page.locator('#organization').textContent()).toBe('none')

  const { data: users } = await workos.userManagement.listUsers({ email: 'ada@northwind.example' })
  const [user] = users
  if (user === undefined) throw new Error('The user was not stored.')
  expect(user).toMatchObject({ emailVerified: true, firstName: 'Ada' })
  const north = await workos.organizations.createOrganization({ name: 'Northwind' })
  const south = await workos.organizations.createOrganization({ name: 'Southwind' })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: north.id })
  await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: south.id,
    roleSlug: 'admin',
  })

  await page.reload()
  await page.getByRole('link', { name: 'Southwind' }).click()
  expect(await page.locator('#organization').textContent()).toBe('Southwind')
  expect(await page.locator('#role').textContent()).toBe('admin')

  await page.getByRole('link', { name: 'Sign out' }).click()
  await expect.poll(() => page.url()).toBe(application)
  expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true)
  const { data: sessions } = await workos.userManagement.listSessions(user.id)
  expect(sessions).toEqual([])

  // Signed out means signed out: the hosted page asks again, and now has to ask for the organization too.
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Email').fill('ada@northwind.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Password').fill('a sturdy long passphrase')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Northwind' }).click()
  await expect.poll(() => page.url()).toBe(application)
  expect(await page.locator('#organization').textContent()).toBe('Northwind')

  const { data: events } = await workos.events.listEvents({
    events: ['session.created', 'session.revoked', 'user.created'],
  })
  expect(events.map((event) => event.event)).toEqual([
    'user.created',
    'session.created',
    'session.revoked',
    'session.created',
  ])
})

test.each(['express', 'mcp', 'widgets'])(
  'the example %s names the versions with which it is tested here',
  (example) => {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>
    const ours = read('package.json')
    const installed = { ...ours.dependencies, ...ours.devDependencies }
    const { dependencies = {} } = read(`examples/${example}/package.json`)
    for (const [name, version] of Object.entries(dependencies)) expect(installed).toMatchObject({ [name]: version })
  },
)

/** Starts the example application as a user would, pointed at the test's environment. @returns its address. */
async function startExample(server: TestServer): Promise<string> {
  const port = await freePort()
  const home = `http://localhost:${port}/`
  await ensureRedirectUri(server.environment, `${home}callback`)
  await ensureRedirectUri(server.environment, home)
  const child = spawn(process.execPath, ['examples/express/server.mjs'], {
    env: {
      ...process.env,
      PORT: String(port),
      WORKOS_API_KEY: server.apiKey,
      WORKOS_CLIENT_ID: server.clientId,
      WORKOS_API_PORT: new URL(server.url).port,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill()
  })
  await untilPrinted(child, 'Open')
  return home
}

function untilPrinted(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes(text)) resolve()
    })
    child.on('exit', (code) => reject(new Error(`The application ended with ${code}.`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
