import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { startOidc } from './oidc.fixture.ts'

interface SignOut {
  logout_url: string
  logout_token: string
}

const homepage = 'https://app.northwind.example/'

async function startSignedIn() {
  const server = await startOidc('GenericOIDC')
  await server.api.put('/user_management/app_homepage_url', { url: homepage })
  const person = server.browser()
  const { profileId, atProvider } = await server.signInForProfile(person)
  const authorize = (profile_id = profileId) => server.api.post<SignOut>('/sso/logout/authorize', { profile_id })
  return { ...server, person, atProvider, profileId, authorize }
}

test('a person is signed out at their provider, its tokens are revoked, and they come back to the application', async () => {
  const { authorize, person, atProvider, provider, url, begin } = await startSignedIn()
  const { status, body } = await authorize()
  expect([status, body]).toEqual([
    200,
    { logout_url: `${url}/sso/logout?token=${body.logout_token}`, logout_token: expect.stringMatching(/^\w{43}$/) },
  ])
  await person.open(body.logout_url)
  expect(person.location.href).toMatch(`${provider.issuer}/session/end?`)
  expect(provider.asked).toContain('/token/revocation')

  await atProvider.open(person.location.href)
  expect(atProvider.html).toContain('op.logoutForm')
  await atProvider.submit({ logout: 'yes' })
  expect(atProvider.location.origin).toBe(url)
  await person.open(atProvider.location.href)
  expect(person.location.href).toBe(homepage)
  await begin(person)
  await atProvider.open(person.location.href)
  expect(atProvider.html).toContain('Enter any login')
})

test('a logout token works once, of any number of browsers at a time, and a new one replaces it', async () => {
  const { authorize, browser, profileId, signInForProfile, person } = await startSignedIn()
  const replaced = (await authorize()).body.logout_url
  const { logout_url } = (await authorize()).body
  const open = async (url: string) => {
    const other = browser()
    await other.open(url)
    return other.status === 404 ? 404 : 302
  }
  expect(await open(replaced)).toBe(404)
  const uses = await Promise.all(Array.from({ length: 6 }, () => open(logout_url)))
  expect(uses.filter((status) => status === 302)).toHaveLength(1)
  expect(await authorize()).toMatchObject({ status: 400, body: { error: 'connection_invalid' } })
  expect(await signInForProfile(person)).toMatchObject({ profileId })
  expect(await authorize()).toMatchObject({ status: 200 })
})

test('an unknown, malformed or late logout token is a 404', async () => {
  const { authorize, environment, person } = await startSignedIn()
  const { logout_url } = (await authorize()).body
  await environment.system.database.run(sql`
    update provider_sessions set sign_out_expires_at = now() - interval '1 s'
    where environment_id = ${environment.environmentId}`)
  for (const url of [logout_url, '/sso/logout?token=', `/sso/logout?token=${'x'.repeat(43)}`]) {
    await person.open(url)
    expect(person.status).toBe(404)
  }
})

test('a provider that does not answer keeps no one from going on to the application', async () => {
  const { authorize, person, api, connectionId } = await startSignedIn()
  const { logout_url } = (await authorize()).body
  await api.request(`/connections/${connectionId}`, {
    method: 'PATCH',
    body: { oidc: { issuer: 'https://no-such-host.invalid', client_secret: 'a secret of the provider' } },
  })
  await person.open(logout_url)
  expect(person.location.href).toBe(homepage)
})

test('only providers of GenericOIDC sign people out, and no tokens of others are kept', async () => {
  const { api, browser, signInForProfile, environment } = await startOidc('OktaOIDC')
  const { profileId: profile_id } = await signInForProfile(browser())
  expect(await api.post('/sso/logout/authorize', { profile_id })).toMatchObject({
    status: 400,
    body: {
      error: 'connection_invalid',
      error_description: 'Single Logout is only supported for GenericOIDC connections.',
    },
  })
  const rows = await environment.system.database.many(sql`
    select profile_id from provider_sessions where environment_id = ${environment.environmentId}`)
  expect(rows).toEqual([])
})

test('[T-3] the profile of another environment is a 404', async () => {
  const { profileId } = await startSignedIn()
  const theirs = await startServer()
  expect(await theirs.api.post('/sso/logout/authorize', { profile_id: profileId })).toMatchObject({ status: 404 })
})

test('who comes back from a provider without a homepage of the application reads that they are signed out', async () => {
  const { browser, connectionId, api } = await startOidc('GenericOIDC')
  const { body } = await api.request<{ oidc: { redirect_uri: string } }>(`/connections/${connectionId}`, {
    method: 'PATCH',
    body: {},
  })
  const person = browser()
  await person.open(body.oidc.redirect_uri.replace('/callback/', '/idp-logout/'))
  expect([person.status, person.location.pathname]).toEqual([200, '/user_management/sessions/logout'])
  await person.open('/sso/oidc/idp-logout/unknown')
  expect(person.status).toBe(404)
})
