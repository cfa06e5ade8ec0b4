import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { pagesOf } from '#hosted-sign-in/pages.fixture.ts'
import { type SamlpServer, startSamlp } from '#hosted-sign-in/single-sign-on/samlp.fixture.ts'
import { openPage } from '#test/browser.ts'
import { startReceiver } from '#test/receiver.ts'
import { send } from '#test/samples.ts'

/** What the provider of the directory sends. */
interface Provider {
  create(path: string, body: object): Promise<{ id: string }>
  patch(path: string, ...operations: object[]): Promise<void>
}

function providerAt(server: SamlpServer, endpoint: string, token: string): Provider {
  const request = async (method: string, path: string, body: object) => {
    const answer = await send(server.url, new URL(endpoint).pathname + path, { method, key: token, body })
    expect(answer.status, answer.text).toBeLessThan(300)
    return (answer.json ?? {}) as { id: string }
  }
  return {
    create: (path, body) => request('POST', path, body),
    async patch(path, ...Operations) {
      await request('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
    },
  }
}

/** Signs in by the hosted page and the SAML provider of the organization. @returns the code, or the page that says no */
async function signIn(page: Page, server: SamlpServer, start: string, callback: string): Promise<string | undefined> {
  await page.goto(start)
  await page.getByLabel('Email').fill('ada@northwind.example')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${server.provider.url}/**`)
  await page.getByLabel('Login').fill('ada')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/sso/consent' || url.href.startsWith(callback))
  if (new URL(page.url()).pathname === '/sso/consent') {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.pathname !== '/sso/consent')
  }
  return new URL(page.url()).searchParams.get('code') ?? undefined
}

test('the life of an employee: set up in the portal, created with a group, signed in with its role, moved, deactivated', async () => {
  const server = await pagesOf(await startSamlp('GenericSAML'))
  const { workos, api, clientId, organizationId, environment } = server
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  const callback = `${server.url}/callback-of-the-application`
  await ensureRedirectUri(environment, callback)
  const names = ['dsync.user.created', 'dsync.user.deleted', 'dsync.group.user_removed', 'session.revoked'] as const
  await workos.webhooks.createWebhookEndpoint({ endpointUrl: receiver.url, events: [...names] as never })
  await api.post('/authorization/roles', { slug: 'administrator', name: 'Administrator' })
  const directory = await setUp(server)
  const provider = providerAt(server, directory.endpoint, directory.token)

  const user = await provider.create('/Users', {
    userName: 'ada@northwind.example',
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [{ value: 'ada@northwind.example', type: 'work', primary: true }],
    active: true,
  })
  const group = await provider.create('/Groups', { displayName: 'Administrators', members: [{ value: user.id }] })
  await api.put(`/directories/${directory.id}/group_roles`, { data: [{ group: group.id, role: 'administrator' }] })
  const memberRoles = async () => {
    const { data } = await workos.userManagement.listOrganizationMemberships({ organizationId })
    return data.map(({ role }) => role.slug)
  }
  await expect.poll(memberRoles, { timeout: 10_000 }).toEqual(['administrator'])

  const page = await openPage()
  const start = server.authorizeUrl({ redirect_uri: callback })
  const code = (await signIn(page, server, start, callback)) ?? ''
  const session = await workos.userManagement.authenticateWithCode({ clientId, code })
  expect(session.user).toMatchObject({ email: 'ada@northwind.example', lastName: 'Lovelace' })
  expect(claimsOf(session.accessToken)).toMatchObject({ org_id: organizationId, role: 'administrator' })

  await provider.patch(`/Groups/${group.id}`, { op: 'remove', path: `members[value eq "${user.id}"]` })
  const refreshed = await workos.userManagement.authenticateWithRefreshToken({
    clientId,
    refreshToken: session.refreshToken,
  })
  expect(claimsOf(refreshed.accessToken)).toMatchObject({ role: 'member' })

  await provider.patch(`/Users/${user.id}`, { op: 'Replace', path: 'active', value: 'False' })
  await expect(
    workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken: refreshed.refreshToken }),
  ).rejects.toThrow()
  const { data: sessions } = await workos.userManagement.listSessions(session.user.id)
  expect(sessions.filter(({ status }) => status === 'active')).toEqual([])
  const later = await openPage()
  expect(await signIn(later, server, start, callback)).toBeUndefined()
  // The person can read the code out to their administrator.
  await later.getByText(/^Single sign-on didn’t work\..* support code: \w{8}$/).waitFor()
  expect(await server.lastAttempt()).toMatchObject({ failure: { reason: 'membership_inactive' } })

  const delivered = await receiver.received(names.length)
  expect(delivered.map(({ event }) => event.event).sort()).toEqual([...names].sort())
}, 60_000)

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
}

/** What the administrator of the customer does in the portal; the application wants members of its organization. */
async function setUp(server: SamlpServer): Promise<{ id: string; endpoint: string; token: string }> {
  const { api, organizationId } = server
  const { body } = await api.post<{ link: string }>('/portal/generate_link', {
    organization: organizationId,
    intent: 'dsync',
  })
  const page = await openPage()
  await page.goto(body.link)
  await page.locator('button[value="okta"]').click()
  await page.waitForURL('**/token')
  const text = async (selector: string) => (await page.locator(selector).textContent()) ?? ''
  const [endpoint, token] = [await text('#endpoint'), await text('#token')]
  const { data } = await server.workos.directorySync.listDirectories({ organizationId })
  const id = data[0]?.id ?? ''
  await api.request(`/directories/${id}`, { method: 'PATCH', body: { provisions_members: true } })
  return { id, endpoint, token }
}
