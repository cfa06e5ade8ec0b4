import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { idp, readRequest, startSso } from '../single-sign-on/sso.fixture.ts'
import { answerAt, type ConnectServer, redirectUri, startConnect } from './connect.fixture.ts'

const code = expect.stringMatching(/^[0-9A-Z]{26}$/)

/** A browser on the consent page. */
async function waiting({ start, browser, signIn }: ConnectServer, more: Record<string, string | null> = {}) {
  const visitor = browser()
  await visitor.open((await start(more)).url.href)
  await signIn(visitor)
  expect(visitor.location.pathname).toBe('/application-authorization')
  return visitor
}

async function countCodes({ environment }: ConnectServer): Promise<number> {
  const { count } = await environment.db.one<{ count: number }>(sql`
    select count(*)::integer as count from connect_codes where environment_id = ${environment.environmentId}`)
  return count
}

test('[W-3] the consent form of another browser, of another site, or without its token allows nothing', async () => {
  const server = await startConnect()
  const victim = await waiting(server)
  const attacker = server.browser()
  const { action, fields } = victim.form
  const allowed = { ...fields, decision: 'allow' }

  expect((await attacker.send(action, allowed)).status).toBe(400)
  expect((await victim.send(action, allowed, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await victim.send(action, { ...allowed, csrf_token: 'x' })).status).toBe(403)
  expect((await victim.send(action, { ...fields })).status).toBe(422)
  expect(await countCodes(server)).toBe(0)
  await victim.submit({ decision: 'allow' })
  expect(answerAt(victim)).toMatchObject({ code })
  // Going back and allowing again gives nothing more.
  expect((await victim.send(action, allowed)).headers.get('location')).toContain('/sign-in/complete')
  expect(await countCodes(server)).toBe(1)
})

test('a scope that is a permission has the words of the permission', async () => {
  const server = await startConnect()
  const permission = { slug: 'reports:read', name: 'Read reports', description: 'Open the reports of Contoso' }
  await server.api.post('/authorization/permissions', permission)
  const visitor = await waiting(server, { scope: 'openid reports:read' })
  expect(visitor.html).toContain('<bdi>Open the reports of Contoso</bdi>')
  await server.api.request('/authorization/permissions/reports:read', { method: 'PATCH', body: { description: null } })
  await visitor.open(visitor.location.href)
  expect(visitor.html).toContain('<bdi>Read reports</bdi>')
})

test('of parallel decisions one counts', async () => {
  const server = await startConnect()
  const visitor = await waiting(server)
  const { action, fields } = visitor.form

  await Promise.all(
    Array.from({ length: 6 }, (_, i) => visitor.send(action, { ...fields, decision: i % 3 === 0 ? 'deny' : 'allow' })),
  )
  expect(await countCodes(server)).toBeLessThanOrEqual(1)
  await visitor.open(visitor.location.href)
  expect(visitor.location.pathname).toBe('/application-authorization')
  expect(visitor.html).toContain('data-hak-page="sign-in-complete"')
})

test('a consent that waits ends with its application, with its redirect URI, and with its user', async () => {
  const server = await startConnect()
  const { workos, application, person, firstParty, start, browser, signIn } = server
  const visitor = await waiting(server)
  const { id, clientId } = await firstParty()
  const elsewhere = browser()
  await elsewhere.open((await start({ client_id: clientId, prompt: 'consent' })).url.href)
  await signIn(elsewhere)

  const other = [{ uri: 'https://reports.contoso.example/other' }]
  await workos.connect.updateApplication({ id: application.id, redirectUris: other })
  for (const step of [() => visitor.open(visitor.location.href), () => visitor.submit({ decision: 'allow' })]) {
    const { html } = visitor
    await step()
    expect(visitor.status).toBe(400)
    visitor.html = html
  }
  await workos.connect.updateApplication({ id: application.id, redirectUris: [{ uri: redirectUri }] })
  await workos.connect.deleteApplication({ id })
  await elsewhere.submit({ decision: 'deny' })
  expect(elsewhere.status).toBe(400)
  await workos.userManagement.deleteUser(person.id)
  await visitor.submit({ decision: 'allow' })
  expect(visitor.location.origin).toBe(server.url)
  expect(await countCodes(server)).toBe(0)
})

test('an organization that wants single sign-on gets it after it was chosen, before the code, and the user is not asked twice', async () => {
  const sso = await startSso()
  const server = await startConnect(sso)
  const { workos, api, addUser, signIn, start } = server
  const email = 'grace@guests.example'
  const userId = await addUser(email)
  const { id: lax } = await workos.organizations.createOrganization({ name: 'Lax' })
  for (const organizationId of [lax, sso.organizationId])
    await workos.userManagement.createOrganizationMembership({ organizationId, userId })
  await api.request(`/organizations/${sso.organizationId}/sign_in_policy`, { method: 'PATCH', body: { guests: 'sso' } })
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { sso_outside_domains: true },
  })
  const visitor = server.browser()
  await visitor.open((await start()).url.href)
  await signIn(visitor, email)
  await visitor.submit({ decision: 'allow', organization_id: sso.organizationId })
  expect(visitor.location.origin).toBe(idp)
  expect(await countCodes(server)).toBe(0)
  await sso.respond(visitor, readRequest(visitor.location), { email })
  // The provider speaks for another domain.
  await visitor.submit({ code: await server.lastCode(email) })
  expect(answerAt(visitor)).toMatchObject({ code })
})

test('users of a native application of the first party are asked each time, also about their organization', async () => {
  const { workos, start, browser, signIn, person } = await startConnect()
  const uris = ['http://127.0.0.1/callback', 'com.northwind.app:/callback', redirectUri]
  const { clientId: client_id } = await workos.connect.createOAuthApplication(
    ...(['Northwind CLI', true, undefined, undefined] as const),
    uris.map((uri) => ({ uri })),
    true,
  )
  const visitor = browser()
  await visitor.open((await start({ client_id })).url.href)
  await signIn(visitor)
  expect(answerAt(visitor)).toMatchObject({ code })

  const asked = async (redirect_uri: string, more = {}) => {
    await visitor.open((await start({ client_id, redirect_uri, ...more })).url.href)
    return visitor.location.pathname === '/application-authorization'
  }
  for (const uri of [
    'http://127.0.0.1:49152/callback',
    'http://127.0.0.1:49152/callback',
    'com.northwind.app:/callback',
  ])
    expect([uri, await asked(uri)]).toEqual([uri, true])
  await visitor.submit({ decision: 'allow' })
  expect(visitor.location.href).toMatch(/^com\.northwind\.app:\/callback\?code=/)
  // Allowing it once does not make it known.
  expect(await asked('com.northwind.app:/callback')).toBe(true)
  await visitor.open((await start({ client_id, redirect_uri: 'http://127.0.0.1/callback', prompt: 'none' })).url.href)
  expect(visitor.location.searchParams.get('error')).toBe('consent_required')
  for (const name of ['North', 'South']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ organizationId, userId: person.id })
  }
  expect(await asked('http://127.0.0.1/callback')).toBe(true)
  expect(visitor.html).toMatch(/<select[^>]*name="organization_id"/)
})

test('a native application is called back on any port of the loopback address, and its users are asked each time', async () => {
  const server = await startConnect()
  const { workos, start, browser, signIn, organizationId, url } = server
  const { clientId: client_id } = await workos.connect.createOAuthApplication(
    ...(['Contoso CLI', false, undefined, undefined] as const),
    [{ uri: 'http://127.0.0.1/callback' }, { uri: 'http://localhost:3000/callback' }],
    ...([true, organizationId] as const),
  )
  const visitor = browser()
  for (const port of [49_152, 50_001]) {
    const redirect_uri = `http://127.0.0.1:${port}/callback`
    await visitor.open((await start({ client_id, redirect_uri })).url.href)
    if (port === 49_152) await signIn(visitor)
    expect(visitor.location.pathname).toBe('/application-authorization')
    expect(visitor.html).toContain('An app on this device')
    expect(visitor.headers.get('content-security-policy')).toContain(`form-action 'self' http://127.0.0.1:${port}`)
    await visitor.submit({ decision: 'allow' })
    expect(visitor.location.href).toMatch(new RegExp(`^${redirect_uri}\\?code=`))
  }
  for (const redirect_uri of [
    'http://localhost:3001/callback',
    'http://127.0.0.1:49152/other',
    'https://127.0.0.1/callback',
    'http://127.0.0.1:x/callback',
    'http://127.0.0.1@evil.example/callback',
  ]) {
    await visitor.open((await start({ client_id, redirect_uri })).url.href)
    expect([redirect_uri, visitor.location.origin, visitor.status]).toEqual([redirect_uri, url, 400])
  }
})
