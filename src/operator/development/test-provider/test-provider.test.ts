import { expect, test } from 'vitest'
import { startSso } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer } from '#test/server.ts'
import { failureNames } from './failures.ts'
import { ensureTestOrganization, removeTestOrganizations, testOrganizationId } from './test-organization.ts'

const redirectUri = 'http://localhost:3000'
const organization = testOrganizationId

async function start() {
  const server = await startServer()
  const { api, url, workos, clientId, environment } = server
  expect((await api.post('/_dev/reset')).status).toBe(204)
  /** Chooses an answer of the page that is shown, and lets it be carried to the connection. */
  async function answer(browser: FormBrowser, choice: Record<string, string> = {}): Promise<URL> {
    const { action, fields } = browser.form
    const person = { email: 'ada@test-idp.example', first_name: 'Ada', groups: 'Engineering, Admins' }
    await browser.open(`${action}?${new URLSearchParams({ ...decoded(fields), ...person, ...choice })}`)
    const carried = browser.form
    await browser.arriveByForm(carried.action, decoded(carried.fields), url)
    return browser.location
  }
  return {
    ...server,
    answer,
    /** From an application to the answer. */
    async signIn(choice: Record<string, string> = {}): Promise<URL> {
      const browser = new FormBrowser(url)
      await browser.open(workos.sso.getAuthorizationUrl({ organization, clientId, redirectUri, state: 'a state' }))
      expect(browser.location.pathname).toBe('/_dev/test-idp')
      return answer(browser, choice)
    },
    async startAtProvider(): Promise<FormBrowser> {
      const browser = new FormBrowser(url)
      await browser.open(`/_dev/test-idp?environment=${environment.environmentId}`)
      return browser
    },
  }
}

/** Base64 stands in attributes with entities. */
function decoded(fields: Record<string, string>): Record<string, string> {
  const plain = (text: string) =>
    text.replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))
}

test('development has an organization whose built-in provider signs people in, to a bare loopback address', async () => {
  const { signIn, workos, clientId } = await start()
  const location = await signIn({ last_name: 'Lovelace' })
  expect(location.href).toMatch(/^http:\/\/localhost:3000\/\?code=.*&state=a\+state$/)
  const code = location.searchParams.get('code') ?? ''
  const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
  expect(profile).toMatchObject({
    organizationId: organization,
    connectionType: 'TestIdp',
    email: 'ada@test-idp.example',
    firstName: 'Ada',
    lastName: 'Lovelace',
    groups: ['Engineering', 'Admins'],
  })
})

test('a guest, and every failure that can be chosen, come to the application as they would from a real provider', async () => {
  const { signIn, api } = await start()
  const guest = await signIn({ email: 'guest@guest.example' })
  expect(guest.searchParams.get('error')).toBe('profile_not_allowed_outside_organization')

  const causes: string[] = []
  for (const failure of failureNames) {
    const location = await signIn({ failure })
    expect([failure, location.searchParams.get('error')]).toEqual([failure, 'access_denied'])
    const { body } = await api.get<{ data: { failure: { reason: string } }[] }>('/sso/sessions?limit=1')
    causes.push(body.data[0]?.failure.reason ?? '')
  }
  expect(causes).toEqual([
    'provider_refused',
    'missing_attribute',
    'wrong_audience',
    'unsigned',
    'confirmation_expired',
  ])
})

test('a sign-in that starts at the provider is asked about, and leads to the default redirect URI', async () => {
  const { startAtProvider, answer, workos, clientId } = await start()
  const browser = await startAtProvider()
  expect(await answer(browser)).toMatchObject({ pathname: '/sso/consent' })
  await browser.submit({ decision: 'allow' })
  expect(browser.location.href).toMatch(/^http:\/\/localhost:3000\/callback\?code=/)
  const code = browser.location.searchParams.get('code') ?? ''
  expect((await workos.sso.getProfileAndToken({ code, clientId })).profile.organizationId).toBe(organization)
})

test('user management signs in through it as well', async () => {
  const { answer, url, workos, clientId } = await start()
  const browser = new FormBrowser(url)
  const organizationId = organization
  await browser.open(workos.userManagement.getAuthorizationUrl({ organizationId, clientId, redirectUri }))
  const code = (await answer(browser)).searchParams.get('code') ?? ''
  const { user, ...session } = await workos.userManagement.authenticateWithCode({ code, clientId })
  expect([user.email, session.organizationId]).toEqual(['ada@test-idp.example', organization])
})

test('a reset makes it again, without events', async () => {
  const { api, workos, signIn } = await start()
  expect((await workos.organizations.getOrganization(organization)).name).toBe('Test Organization')
  expect((await api.get<{ data: object[] }>('/events?limit=100')).body.data).toEqual([])
  await workos.organizations.deleteOrganization(organization)
  expect((await api.post('/_dev/reset')).status).toBe(204)
  expect((await signIn()).searchParams.has('code')).toBe(true)
})

test('a connection for tests that a seed has, of another organization, signs in through the provider from the next start', async () => {
  const { api, workos, environment, url, clientId, answer } = await start()
  const { id: organization_id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const connection = { organization_id, type: 'TestIdp', name: 'Northwind test' }
  const { body } = await api.post<{ id: string; state: string }>('/connections', connection)
  expect(body.state).toBe('active')
  await ensureTestOrganization(environment)
  await api.put(`/organizations/${organization_id}`, { allow_profiles_outside_organization: true })
  const browser = new FormBrowser(url)
  await browser.open(workos.sso.getAuthorizationUrl({ connection: body.id, clientId, redirectUri }))
  expect((await answer(browser)).searchParams.has('code')).toBe(true)
})

test('a request that is broken, or of a connection to another provider, gets no answer', async () => {
  const { url, startAtProvider } = await start()
  const { begin, browser } = await startSso()
  const foreign = (await begin(browser())).url.searchParams.get('SAMLRequest') ?? ''
  const page = await startAtProvider()
  for (const SAMLRequest of ['', 'x', Buffer.from('<a/>').toString('base64'), foreign]) {
    for (const path of ['/_dev/test-idp', '/_dev/test-idp/answer']) {
      const query = new URLSearchParams({ SAMLRequest, email: 'ada@test-idp.example' })
      await page.open(`${url}${path}?${query}`)
      expect([path, SAMLRequest, page.status]).toEqual([path, SAMLRequest, 400])
    }
  }
})

test('nothing of it is left when a database of development is used in production', async () => {
  const { environment, api } = await start()
  await removeTestOrganizations(environment.system)
  expect((await api.get(`/organizations/${organization}`)).status).toBe(404)
  expect((await api.get<{ data: object[] }>('/connections')).body.data).toEqual([])
  await removeTestOrganizations(environment.system)
})
