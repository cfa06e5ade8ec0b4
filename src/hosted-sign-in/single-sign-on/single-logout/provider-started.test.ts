import { expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { deflated } from '#protocol/saml/logout.fixture.ts'
import { otherKey } from '#protocol/saml/provider.fixture.ts'
import { idp } from '../sso.fixture.ts'
import { causeOn, type Logout, type SloServer, sloOfIdp, startSlo } from './single-logout.fixture.ts'

const grace = 'grace@northwind.example'
const decoded = (value: string) => Buffer.from(value, 'base64').toString()

function sessionsAtProvider({ system, environmentId }: Context): Promise<{ id: string }[]> {
  return system.database.many(sql`select id from provider_sessions where environment_id = ${environmentId}`)
}

async function revoked({ workos }: SloServer): Promise<string[]> {
  const { data } = await workos.events.listEvents({ events: ['session.revoked'] })
  return data.map((event) => (event.data as { id: string }).id)
}

test('a logout at the provider by redirect ends the session here, and is answered with a signed success', async () => {
  const server = await startSlo()
  const { browser, signInHosted, arrive, lasts, read, authorizeUrl, environment } = server
  const [person, other] = [browser(), browser()]
  const [session, graces] = [await signInHosted(person), await signInHosted(other, '_hers', { email: grace })]
  expect(await sessionsAtProvider(environment)).toHaveLength(2)

  await arrive(person, { binding: 'redirect', relayState: 'their & state', id: '_theirs' })

  expect(person.location.href).toMatch(`${sloOfIdp}?SAMLResponse=`)
  expect(person.location.searchParams.get('RelayState')).toBe('their & state')
  expect(await read({ query: person.location.search.slice(1) })).toEqual({ kind: 'response', inResponseTo: '_theirs' })
  expect(await lasts(session)).toBe(false)
  expect(await revoked(server)).toHaveLength(1)
  expect(await sessionsAtProvider(environment)).toHaveLength(1)
  // The browser is not remembered any more, and no one else is signed out.
  await person.open(authorizeUrl())
  expect(person.location.pathname).toBe('/sign-in')
  await other.open(authorizeUrl())
  expect(other.location.searchParams.get('code')).not.toBeNull()
  expect(await lasts(graces)).toBe(true)
})

test('a logout by form is answered by a form to the response address, without scripts too', async () => {
  const { browser, signInHosted, arrive, lasts, read } = await startSlo({
    idp_slo_binding: 'post',
    idp_slo_response_url: `${idp}/slo/answers`,
  })
  const person = browser()
  const session = await signInHosted(person)
  await arrive(person, { relayState: 'theirs', id: '_theirs' })
  expect([person.status, await lasts(session)]).toEqual([200, false])
  const { action, fields } = person.form
  expect([action, Object.keys(fields)]).toEqual([`${idp}/slo/answers`, ['SAMLResponse', 'RelayState']])
  expect(person.html).toContain('<button')
  expect(person.headers.get('content-security-policy')).toContain(`form-action 'self' ${idp};`)
  await expect(read({ field: 'SAMLResponse', value: fields.SAMLResponse ?? '' })).rejects.toMatchObject({
    reason: 'wrong_destination',
    details: { found: `${idp}/slo/answers` },
  })
})

test('a connection that is switched off still ends the sessions that it began', async () => {
  const { browser, signInHosted, arrive, lasts, api, connectionId } = await startSlo()
  const session = await signInHosted(browser())
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state: 'inactive' } })
  await arrive(browser())
  expect(await lasts(session)).toBe(false)
})

test('a logout names a session, or all of a person, and ends no more than that', async () => {
  const { browser, signInHosted, arrive, lasts } = await startSlo()
  const sessions = [await signInHosted(browser(), '_one'), await signInHosted(browser(), '_two')]
  const states = async () => [await lasts(sessions[0] as never), await lasts(sessions[1] as never)]
  const provider = browser()
  await arrive(provider, { sessionIndex: '_unknown' })
  await arrive(provider, { nameId: 'nobody@northwind.example', sessionIndex: null })
  expect(provider.location.href).toMatch(sloOfIdp)
  await arrive(provider, { sessionIndex: '_one' })
  expect(await states()).toEqual([false, true])

  const { browser: newBrowser, ...two } = await startSlo()
  const both = [await two.signInHosted(newBrowser(), '_one'), await two.signInHosted(newBrowser(), '_two')]
  await two.arrive(newBrowser(), { sessionIndex: null })
  expect(await Promise.all(both.map(two.lasts))).toEqual([false, false])
})

test('[S-18] the same person at another connection stays signed in', async () => {
  const [one, other] = [await startSlo(), await startSlo()]
  const session = await one.signInHosted(one.browser())
  await other.arrive(other.browser(), { sessionIndex: null })
  expect(await one.lasts(session)).toBe(true)
})

test('[A-5] what could still become a session ends as well: codes, profile tokens, remembered browsers', async () => {
  const { browser, signInHosted, signIn, arrive, authorizeUrl, exchange, workos, clientId } = await startSlo()
  const person = browser()
  await signInHosted(person)
  // The same sign-in, for another application.
  await person.open(authorizeUrl())
  const unused = person.location
  const forProfile = browser()
  const code = (await signIn(forProfile)).searchParams.get('code') ?? ''
  const { accessToken } = await workos.sso.getProfileAndToken({
    code: (await signIn(browser())).searchParams.get('code') ?? '',
    clientId,
  })
  await arrive(browser())
  await expect(exchange(unused)).rejects.toMatchObject({ error: 'invalid_grant' })
  await expect(workos.sso.getProfileAndToken({ code, clientId })).rejects.toMatchObject({ error: 'invalid_grant' })
  await expect(workos.sso.getProfile({ accessToken })).rejects.toMatchObject({ status: 401 })
})

test('a session that began in a remembered browser ends with the sign-in at the provider', async () => {
  const { browser, signInHosted, arrive, authorizeUrl, exchange, lasts } = await startSlo()
  const person = browser()
  await signInHosted(person)
  await person.open(authorizeUrl())
  const second = await exchange(person.location)
  await arrive(person)
  expect(await lasts(second)).toBe(false)
})

test('[S-17] of parallel deliveries of a request one is accepted, and a later one is a replay', async () => {
  const { browser, signInHosted, arrive } = await startSlo()
  await signInHosted(browser())
  const once = async () => {
    const person = browser()
    await arrive(person, { id: '_once' })
    return person.status
  }
  const statuses = await Promise.all(Array.from({ length: 6 }, once))
  expect(statuses.filter((status) => status === 400)).toHaveLength(5)
  expect(await once()).toBe(400)
})

test('a request that hides its person is answered with a refusal, and no one is signed out', async () => {
  const { browser, signInHosted, arrive, lasts, read } = await startSlo({ idp_slo_binding: 'post' })
  const session = await signInHosted(browser())
  const person = browser()
  const says = (xml: string) =>
    xml.replace(/<saml:NameID.*<\/saml:NameID>/, '<saml:EncryptedID><x xmlns="urn:x"/></saml:EncryptedID>')
  await arrive(person, { says })
  const value = person.form.fields.SAMLResponse ?? ''
  expect(decoded(value)).toMatch(/status:Requester.*status:RequestUnsupported.*hides who it is about/)
  await expect(read({ field: 'SAMLResponse', value })).rejects.toMatchObject({ reason: 'sign_out_refused' })
  expect(await lasts(session)).toBe(true)
})

interface Row {
  what: string
  refused: Logout
  as: string
  /** A plain request by the same binding unless given. */
  accepted?: Logout
}

const query = { binding: 'redirect' } as const
const swap = (from: string | RegExp, to: string) => (text: string) => {
  expect(text).toMatch(from)
  return text.replace(from, () => to)
}
const signatureOf = (xml: string) => /<Signature .*?<\/Signature>/s.exec(xml)?.[0] ?? ''

const rows: readonly Row[] = [
  { what: 'an unsigned query', refused: { ...query, isSigned: false }, as: 'unsigned_message' },
  { what: 'an unsigned form', refused: { isSigned: false }, as: 'unsigned_message' },
  { what: 'a query of another key', refused: { ...query, key: otherKey }, as: 'wrong_signature' },
  { what: 'a form of another key', refused: { key: otherKey }, as: 'unknown_certificate' },
  {
    what: 'a query whose message was replaced',
    refused: { ...query, onItsWay: swap(/SAMLRequest=[^&]*/, `SAMLRequest=${encodeURIComponent(deflated('<a/>'))}`) },
    as: 'wrong_signature',
  },
  {
    what: 'a query with the RelayState of another',
    refused: { ...query, relayState: 'a', onItsWay: swap('RelayState=a', 'RelayState=b') },
    as: 'wrong_signature',
    accepted: { ...query, relayState: 'a' },
  },
  {
    what: 'a request in the guise of an answer',
    refused: { ...query, onItsWay: swap('SAMLRequest=', 'SAMLResponse=') },
    as: 'wrong_signature',
  },
  {
    what: 'a form that was made for another connection',
    refused: { sloUrl: 'https://auth.eastwind.example/sso/saml/slo/other' },
    as: 'wrong_destination',
  },
  {
    what: 'a message of another provider',
    refused: { says: swap(idp, 'https://idp.evil.example') },
    as: 'wrong_issuer',
  },
  {
    what: 'a request of an hour ago',
    refused: { ...query, issuedAt: new Date(Date.now() - 3_600_000) },
    as: 'logout_expired',
    accepted: { ...query, issuedAt: new Date(Date.now() - 120_000) },
  },
  {
    what: 'a request of the future',
    refused: { issuedAt: new Date(Date.now() + 3_600_000) },
    as: 'issued_too_early',
    accepted: { issuedAt: new Date(Date.now() + 60_000) },
  },
  {
    what: 'a document type',
    refused: { onItsWay: (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}` },
    as: 'forbidden_dtd',
  },
  {
    what: 'two signatures',
    refused: { onItsWay: (xml) => xml.replace(signatureOf(xml), (signature) => signature + signature) },
    as: 'misplaced_signature',
  },
  {
    what: 'a forged request around a genuine one',
    refused: {
      onItsWay: (xml) =>
        xml
          .replace(signatureOf(xml), '')
          .replace(/ ID="[^"]*"/, ' ID="_forged"')
          .replace('</samlp:LogoutRequest>', `${xml}</samlp:LogoutRequest>`),
    },
    as: 'misplaced_signature',
  },
  {
    what: 'a form of 300 KiB',
    refused: { says: swap('</samlp:LogoutRequest>', `${' '.repeat(300_000)}</samlp:LogoutRequest>`) },
    as: 'too_large',
  },
  {
    what: 'a query that unpacks to 5 MB',
    refused: { ...query, pack: () => deflated('x'.repeat(5_000_000)) },
    as: 'too_large',
  },
  {
    what: 'a query that is not packed',
    refused: { ...query, pack: (xml) => Buffer.from(xml).toString('base64') },
    as: 'not_deflated',
  },
  { what: 'what is no XML', refused: { onItsWay: () => 'logout' }, as: 'not_xml' },
]

test('[S-10] a hostile logout request is refused by name and changes nothing, and its honest sibling signs out', async () => {
  const server = await startSlo()
  const { browser, signInHosted, arrive, lasts, environment, workos, clientId } = server
  for (const { what, refused, as, accepted } of rows) {
    const { refreshToken } = await signInHosted(browser())
    const otherBrowser = browser()
    await arrive(otherBrowser, refused)
    expect([otherBrowser.status, causeOn(otherBrowser.html)], what).toEqual([400, as])
    expect(await sessionsAtProvider(environment), what).toHaveLength(1)
    const session = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
    await arrive(otherBrowser, accepted ?? { binding: refused.binding ?? 'post' })
    expect(otherBrowser.location.href, what).toMatch(sloOfIdp)
    expect(await lasts(session), what).toBe(false)
  }
}, 120_000)

test('a connection without a sign-out URL keeps no sessions and refuses logout messages', async () => {
  const { browser, signInHosted, arrive, lasts, environment, sloUrl } = await startSlo({ idp_slo_url: null })
  const session = await signInHosted(browser())
  expect(await sessionsAtProvider(environment)).toEqual([])
  const otherBrowser = browser()
  await arrive(otherBrowser)
  expect([otherBrowser.status, causeOn(otherBrowser.html)]).toEqual([400, 'sign_out_not_set_up'])
  const asJson = await fetch(`${sloUrl}?SAMLRequest=x`, { headers: { accept: 'application/json' } })
  expect(await asJson.json()).toMatchObject({ code: 'sso_logout_refused', reason: 'sign_out_not_set_up' })
  await otherBrowser.open('/sso/saml/slo/unknown?SAMLRequest=x')
  expect(otherBrowser.status).toBe(404)
  expect(await lasts(session)).toBe(true)
})
