import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { otherKey } from '#protocol/saml/provider.fixture.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { redirectUri } from '../../pages.fixture.ts'
import { readRequest } from '../sso.fixture.ts'
import { causeOn, type Logout, type SloServer, sloOfIdp, startSlo } from './single-logout.fixture.ts'

const homepage = 'https://app.northwind.example/'
const goodbye = 'https://app.northwind.example/goodbye'

/** A person who has signed in for an application, and an address that signs them out. */
async function startSignedIn(changes?: object) {
  const server = await startSlo(changes)
  await server.api.put('/user_management/app_homepage_url', { url: homepage })
  await ensureRedirectUri(server.environment, goodbye)
  const person = server.browser()
  const profileId = await server.signInForProfile(person)
  const authorize = () => server.api.post<{ logout_url: string }>('/sso/logout/authorize', { profile_id: profileId })
  return {
    ...server,
    person,
    profileId,
    authorize,
    /** The browser leaves for the provider. @returns the request that came there by redirect */
    async leave(returnTo = goodbye) {
      const { body } = await authorize()
      await person.open(`${body.logout_url}&return_to=${encodeURIComponent(returnTo)}`)
      return readRequest(person.location)
    },
  }
}

/** The provider answers the request that a browser came with. */
function answer(server: SloServer, browser: FormBrowser, id: string, special: Logout = {}): Promise<void> {
  return server.arrive(browser, { binding: 'redirect', field: 'SAMLResponse', inResponseTo: id, ...special })
}

test('a person is signed out at their provider by a signed request, and comes back to where the application asked for', async () => {
  const server = await startSignedIn()
  const { person, leave, read, lasts, signInHosted, signInForProfile, browser } = server
  const [same, other] = [await signInHosted(browser()), await signInHosted(browser(), '_another')]
  await signInForProfile(person)
  const { id, relayState, xml, url } = await leave()

  expect(url.href).toMatch(`${sloOfIdp}?SAMLRequest=`)
  expect(await read({ query: url.search.slice(1) })).toMatchObject({
    kind: 'request',
    id,
    relayState,
    sessionIndexes: ['_session'],
    subject: {
      nameId: 'ada@northwind.example',
      nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    },
  })
  expect(xml).toContain('Reason="urn:oasis:names:tc:SAML:2.0:logout:user"')
  // What began with the same session at the provider has ended, and no other.
  expect(await lasts(same)).toBe(false)
  expect(await lasts(other)).toBe(true)
  await answer(server, person, id, { relayState })
  expect(person.location.href).toBe(goodbye)
})

test('by form, the browser carries the request and the answer too, without a script', async () => {
  const server = await startSignedIn({ idp_slo_binding: 'post' })
  const { person, authorize, read, arrive } = server
  const { body } = await authorize()
  await person.open(`${body.logout_url}&return_to=${encodeURIComponent(goodbye)}`)
  expect([person.status, person.location.pathname]).toEqual([200, '/sso/logout/request'])
  expect(person.html).toMatch(/You’ll sign out at Northwind SSO/)
  const { action, fields } = person.form
  expect(action).toBe(sloOfIdp)
  const request = await read({ field: 'SAMLRequest', value: fields.SAMLRequest ?? '' })
  expect(request).toMatchObject({ kind: 'request', sessionIndexes: ['_session'] })
  const { id } = request as { id: string }
  await arrive(person, { field: 'SAMLResponse', inResponseTo: id, relayState: fields.RelayState ?? '' })
  expect(person.location.href).toBe(goodbye)
})

test('a sign-out on the hosted pages leads by way of the provider where the connection wants that', async () => {
  const server = await startSlo({ sign_out_at_provider: true })
  const { person, signInHosted, lasts, read, workos, authorizeUrl } = { ...server, person: server.browser() }
  const session = await signInHosted(person)
  const other = await signInHosted(server.browser(), '_another')
  const leave = (returnTo?: string) =>
    workos.userManagement.getLogoutUrl({
      sessionId: sessionOf(session.accessToken),
      ...defined({ returnTo }),
    })
  await person.open(leave(redirectUri))
  const { id, url } = readRequest(person.location)
  expect(await read({ query: url.search.slice(1) })).toMatchObject({ sessionIndexes: ['_session'] })
  expect([await lasts(session), await lasts(other)]).toEqual([false, true])
  await answer(server, person, id)
  expect(person.location.href).toBe(redirectUri)
  await person.open(authorizeUrl())
  expect(person.location.pathname).toBe('/sign-in')
  // There is no session there any more.
  await person.open(leave(redirectUri))
  expect(person.location.href).toBe(redirectUri)
})

test('without an address to return to, a sign-out by way of the provider ends on the page that says so', async () => {
  const server = await startSlo({ sign_out_at_provider: true, idp_slo_binding: 'post' })
  const person = server.browser()
  const { accessToken } = await server.signInHosted(person)
  await person.open(server.workos.userManagement.getLogoutUrl({ sessionId: sessionOf(accessToken) }))
  const { id } = (await server.read({ field: 'SAMLRequest', value: person.form.fields.SAMLRequest ?? '' })) as {
    id: string
  }
  await answer(server, person, id)
  expect([person.status, person.location.pathname]).toEqual([200, '/user_management/sessions/logout'])
})

test('a sign-out on the hosted pages stays here unless the connection wants otherwise', async () => {
  const server = await startSlo()
  const person = server.browser()
  const { accessToken } = await server.signInHosted(person)
  await person.open(
    server.workos.userManagement.getLogoutUrl({ sessionId: sessionOf(accessToken), returnTo: redirectUri }),
  )
  expect(person.location.href).toBe(redirectUri)
})

function sessionOf(accessToken: string): string {
  const [, payload = ''] = accessToken.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).sid
}

test('[A-11] an address that is not registered is no place to come back to', async () => {
  const server = await startSignedIn()
  const { id } = await server.leave('https://evil.example/')
  await answer(server, server.person, id)
  expect(server.person.location.href).toBe(homepage)
})

test('[S-16] the answer counts in the browser that was sent to the provider, once, and in no other', async () => {
  const server = await startSignedIn()
  const { person, leave, browser } = server
  const { id } = await leave()
  const otherBrowser = browser()
  await answer(server, otherBrowser, id)
  expect([otherBrowser.status, causeOn(otherBrowser.html)]).toEqual([400, 'sign_out_in_other_browser'])
  await answer(server, person, id)
  expect(person.location.href).toBe(goodbye)
  await answer(server, person, id)
  expect([person.status, causeOn(person.html)]).toEqual([400, 'unknown_sign_out'])
})

const rows: readonly { what: string; special: Logout; as: string }[] = [
  { what: 'an answer to another request', special: { inResponseTo: '_other' }, as: 'unknown_sign_out' },
  { what: 'an unsigned answer', special: { isSigned: false }, as: 'unsigned_message' },
  { what: 'an answer of another key', special: { key: otherKey }, as: 'wrong_signature' },
  {
    what: 'an answer for another address',
    special: { sloUrl: 'https://auth.eastwind.example/sso/saml/slo/other' },
    as: 'wrong_destination',
  },
  {
    what: 'an answer of another provider',
    special: { says: (xml) => xml.replace('https://idp.northwind.example<', 'https://idp.evil.example<') },
    as: 'wrong_issuer',
  },
  {
    what: 'an answer that says no',
    special: { says: (xml) => xml.replace('status:Success', 'status:Responder') },
    as: 'sign_out_refused',
  },
]

test('[S-12] an answer that is not to be trusted is refused by name, and the genuine one continues', async () => {
  const server = await startSignedIn()
  const { person, leave, signInForProfile, browser } = server
  for (const { what, special, as } of rows) {
    const { id } = await leave()
    const otherBrowser = browser()
    await answer(server, otherBrowser, id, special)
    expect([otherBrowser.status, causeOn(otherBrowser.html)], what).toEqual([400, as])
    await answer(server, person, id)
    expect(person.location.href, what).toBe(goodbye)
    await signInForProfile(person)
  }
})

test('[S-16] the request of another connection is not answered, and no one goes on without an answer or too late', async () => {
  const [server, other] = [await startSignedIn(), await startSignedIn()]
  const { person, leave, environment } = server
  const { id, relayState } = await leave()
  await answer(other, other.person, id)
  expect(causeOn(other.person.html)).toBe('unknown_sign_out')
  await person.open(`/sso/logout/finish?visit=${relayState}`)
  expect([person.status, causeOn(person.html)]).toEqual([400, 'unknown_sign_out'])
  await environment.system.database.run(sql`
    update sign_out_visits set expires_at = now() - interval '1 s' where environment_id = ${environment.environmentId}`)
  await answer(server, person, id)
  expect(causeOn(person.html)).toBe('unknown_sign_out')
})

test('a connection without a sign-out URL, and a person without a session, get an answer that says so', async () => {
  const { authorize, api, connectionId, leave } = await startSignedIn()
  await leave()
  expect(await authorize()).toMatchObject({
    status: 400,
    body: { error: 'connection_invalid', error_description: expect.stringContaining('no session') },
  })
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { saml: { idp_slo_url: null } } })
  expect(await authorize()).toMatchObject({
    status: 400,
    body: { error_description: 'The connection has no sign-out URL of its provider.' },
  })
})

test('a connection that lost its sign-out URL meanwhile leads to the application at once', async () => {
  const { authorize, api, connectionId, person } = await startSignedIn()
  const { body } = await authorize()
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { saml: { idp_slo_url: null } } })
  await person.open(`${body.logout_url}&return_to=${encodeURIComponent(redirectUri)}`)
  expect(person.location.href).toBe(redirectUri)
})
