import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { otherKey } from '#protocol/saml/provider.fixture.ts'
import { type Answer, answerTo, idp, redirectUri, samlOfIdp, startSso } from './sso.fixture.ts'

const codeOf = (location: URL) => location.searchParams.get('code') ?? ''

test('a person signs in at their provider, and the application gets their profile with the official SDK', async () => {
  const { workos, clientId, connectionId, organizationId, signIn, browser, lastAttempt } = await startSso()
  const location = await signIn(browser(), {
    attributes: { groups: ['Engineering', 'Admins'], department_name: ['R&amp;D'] },
  })
  expect(location.href).toMatch(`${redirectUri}?code=`)
  expect(location.searchParams.get('state')).toBe('a state')

  const { profile, accessToken } = await workos.sso.getProfileAndToken({ code: codeOf(location), clientId })
  expect(profile).toMatchObject({
    connectionId,
    organizationId,
    connectionType: 'OktaSAML',
    email: 'ada@northwind.example',
    firstName: 'Ada',
    lastName: 'Lovelace',
    name: 'Ada Lovelace',
    groups: ['Engineering', 'Admins'],
    idpId: 'ada@northwind.example',
    role: { slug: 'member' },
    roles: [{ slug: 'member' }],
    customAttributes: { department_name: 'R&D' },
  })
  expect(await workos.sso.getProfile({ accessToken })).toEqual(profile)
  expect(await lastAttempt()).toMatchObject({
    state: 'succeeded',
    origin: 'service_provider',
    email: 'ada@northwind.example',
    failure: null,
    profile_id: profile.id,
    steps: ['started', 'validated', 'code_issued', 'ended'].map((name) => ({ name })),
  })
})

test('signing in again finds the same profile, by the id of the provider and not by the email', async () => {
  const { workos, clientId, signIn, browser } = await startSso()
  const profileOf = async (email: string, nameId: string) => {
    const code = codeOf(await signIn(browser(), { email, nameId }))
    return (await workos.sso.getProfileAndToken({ code, clientId })).profile
  }
  const first = await profileOf('ada@northwind.example', 'u1')
  expect(await profileOf('lovelace@northwind.example', 'u1')).toMatchObject({
    id: first.id,
    email: 'lovelace@northwind.example',
  })
  expect((await profileOf('ada@northwind.example', 'u2')).id).not.toBe(first.id)
})

test('[A-2] a public client with PKCE needs its verifier and no secret', async () => {
  const { workos, api, clientId, connectionId, respond, browser, begin } = await startSso()
  const { url, codeVerifier } = await workos.sso.getAuthorizationUrlWithPKCE({
    connection: connectionId,
    clientId,
    redirectUri,
  })
  const { searchParams } = new URL(url)
  const person = browser()
  const challenge = { code_challenge: searchParams.get('code_challenge') ?? '', code_challenge_method: 'S256' }
  const exchange = (body: object) =>
    fetch(`${workos.baseURL}/sso/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: clientId, grant_type: 'authorization_code', ...body }),
    })
  const signIn = async () => {
    await respond(person, await begin(person, challenge))
    return codeOf(person.location)
  }
  const code = await signIn()
  expect((await exchange({ code })).status).toBe(400)
  expect((await exchange({ code, code_verifier: codeVerifier })).status).toBe(200)

  const spent = await signIn()
  expect((await exchange({ code: spent, code_verifier: 'x'.repeat(43) })).status).toBe(400)
  expect((await exchange({ code: spent, code_verifier: codeVerifier })).status).toBe(400)
  expect(
    (
      await api.post('/sso/token', {
        client_id: clientId,
        client_secret: 'sk_wrong',
        grant_type: 'authorization_code',
        code,
      })
    ).status,
  ).toBe(400)
})

test('an unknown grant is refused as unsupported, and does not use up the code', async () => {
  const { api, apiKey, workos, clientId, signIn, browser } = await startSso()
  const code = codeOf(await signIn(browser()))

  for (const grant_type of ['password', 'AUTHORIZATION_CODE', '']) {
    const body = { client_id: clientId, client_secret: apiKey, grant_type, code }
    const answer = await api.post<{ error?: string }>('/sso/token', body)
    expect([grant_type, answer.status, answer.body.error]).toEqual([grant_type, 400, 'unsupported_grant_type'])
  }
  expect((await workos.sso.getProfileAndToken({ code, clientId })).profile.email).toBe('ada@northwind.example')
})

test('[A-3] of ten parallel uses of a code one succeeds, and the token of the first ends with a second use', async () => {
  const { workos, clientId, signIn, browser } = await startSso()
  const code = codeOf(await signIn(browser()))
  const uses = await Promise.allSettled(
    Array.from({ length: 10 }, () => workos.sso.getProfileAndToken({ code, clientId })),
  )
  const successes = uses.flatMap((use) => (use.status === 'fulfilled' ? [use.value] : []))
  expect(successes).toHaveLength(1)
  await expect(workos.sso.getProfile({ accessToken: successes[0]?.accessToken ?? '' })).rejects.toMatchObject({
    status: 401,
  })
})

test('[S-16] a response to a request of another connection, or to none, is refused and makes no one known', async () => {
  const one = await startSso()
  const other = await startSso()
  const person = one.browser()
  const request = await one.begin(person)
  await other.respond(person, { id: request.id })
  expect(person.status).toBe(400)
  expect(await other.lastAttempt()).toMatchObject({ state: 'failed', failure: { reason: 'unknown_request' } })
  await one.respond(person, { id: '_never' })
  expect(person.status).toBe(400)
  // The sign-in that it was about goes on.
  await one.respond(person, request)
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
})

test('[S-16] of parallel answers to a request one is accepted', async () => {
  const { begin, browser, acsUrl, entityId, lastAttempt } = await startSso()
  const person = browser()
  const request = await begin(person)
  const responses = Array.from({ length: 6 }, () => answerTo(request.id, acsUrl, entityId, {}))
  const answers = await Promise.all(
    responses.map((SAMLResponse) =>
      person.send(acsUrl, { SAMLResponse, RelayState: request.relayState }, { origin: idp, cookie: '' }),
    ),
  )
  expect(answers.every(({ status }) => status === 303)).toBe(true)
  expect(await lastAttempt()).toMatchObject({ state: 'authorized', failure: null })
  await person.open(`/sso/continue?visit=${request.relayState}`)
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
})

test('[S-17] an assertion is accepted once, whatever response carries it', async () => {
  const { begin, respond, browser, lastAttempt } = await startSso()
  const [one, two] = [browser(), browser()]
  await respond(one, await begin(one), { assertionId: '_same' })
  expect(one.location.href).toMatch(`${redirectUri}?code=`)
  await respond(two, await begin(two), { assertionId: '_same' })
  expect(two.location.searchParams.get('error')).toBe('access_denied')
  expect(two.location.searchParams.get('state')).toBe('a state')
  expect(await lastAttempt()).toMatchObject({ state: 'failed', failure: { reason: 'replayed_assertion' } })
})

test('[S-18] a connection that was switched off while a person was at the provider signs no one in', async () => {
  const { api, connectionId, begin, respond, browser, lastAttempt } = await startSso()
  const person = browser()
  const request = await begin(person)
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state: 'inactive' } })
  await respond(person, request)
  expect(person.location.searchParams.get('error')).toBe('connection_unlinked')
  expect(await lastAttempt()).toMatchObject({ failure: { reason: 'connection_inactive' } })
})

test('a response that is refused leads back to the application with one neutral text, and the trace has the cause', async () => {
  const { api, signIn, browser, lastAttempt } = await startSso()
  const location = await signIn(browser(), { signing: { key: otherKey } })
  const attempt = await lastAttempt()
  expect(Object.fromEntries(location.searchParams)).toEqual({
    error: 'access_denied',
    error_description: `The sign-in was not accepted. The attempt is ${attempt.id}.`,
    state: 'a state',
  })
  expect(attempt).toMatchObject({
    state: 'failed',
    failure: {
      reason: 'unknown_certificate',
      message: 'The provider signed with a certificate that this connection does not know.',
    },
  })
  const { body } = await api.get<{ data: { data: object }[] }>('/events?events=authentication.sso_failed')
  expect(body.data.at(-1)?.data).toMatchObject({ status: 'failed', error: { code: 'unknown_certificate' } })
})

test('[S-3] the answer counts in the browser that was sent to the provider, and in no other', async () => {
  const { begin, acsUrl, entityId, browser } = await startSso()
  const [victim, attacker] = [browser(), browser()]
  const request = await begin(attacker)
  const fields = { SAMLResponse: answerTo(request.id, acsUrl, entityId, {}), RelayState: request.relayState }
  await victim.arriveByForm(acsUrl, fields, idp)
  expect(victim.location.pathname).toBe('/sso/continue')
  expect(victim.status).toBe(400)
  expect(victim.html).toContain('expired')
})

test('a sign-in that began at the provider is asked about, and leads to an address that RelayState names if it is registered', async () => {
  const { workos, clientId, respond, browser, lastAttempt } = await startSso()
  const person = browser()
  await respond(person, { relayState: 'redirect_uri=https://evil.example/' })
  expect(person.location.pathname).toBe('/sso/consent')
  expect(person.html).toContain('ada@northwind.example')
  await person.submit({ decision: 'allow' })
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
  expect(person.location.searchParams.has('state')).toBe(false)
  const { profile } = await workos.sso.getProfileAndToken({ code: codeOf(person.location), clientId })
  expect(profile.email).toBe('ada@northwind.example')
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'identity_provider' })

  await respond(person, { relayState: `redirect_uri=${redirectUri}` })
  await person.submit({ decision: 'deny' })
  expect(Object.fromEntries(person.location.searchParams)).toEqual({
    error: 'signin_consent_denied',
    error_description: 'User cancelled the authentication request',
  })
})

test('where sign-ins may not begin at the provider, the application learns which connection to start', async () => {
  const { respond, browser, connectionId, organizationId } = await startSso('OktaSAML', { allow_idp_initiated: false })
  const person = browser()
  await respond(person, {})
  expect(Object.fromEntries(person.location.searchParams)).toMatchObject({
    error: 'idp_initiated_sso_disabled',
    connection_id: connectionId,
    organization_id: organizationId,
  })
})

test('a custom provider is agreed to once in each browser', async () => {
  const { begin, respond, browser } = await startSso('GenericSAML')
  const person = browser()
  await respond(person, await begin(person))
  expect(person.location.pathname).toBe('/sso/consent')
  await person.submit({ decision: 'allow' })
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
  await respond(person, await begin(person))
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
})

test('[U-7] a provider speaks for the verified domains of its organization only, unless the operator says otherwise', async () => {
  const { api, signIn, browser, lastAttempt, organizationId } = await startSso()
  const email = 'ceo@eastwind.example'
  const location = await signIn(browser(), { email })
  expect(location.searchParams.get('error')).toBe('profile_not_allowed_outside_organization')
  expect(await lastAttempt()).toMatchObject({ profile_id: null, failure: { reason: 'outside_organization' } })
  await api.put(`/organizations/${organizationId}`, { allow_profiles_outside_organization: true })
  expect((await signIn(browser(), { email })).searchParams.has('code')).toBe(true)
  await api.put(`/organizations/${organizationId}`, { allow_profiles_outside_organization: false })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sso_outside_domains: true } })
  expect((await signIn(browser(), { email })).searchParams.has('code')).toBe(true)
})

test('[S-16] an answer that comes too late is refused, and the attempt has timed out', async () => {
  const { begin, respond, browser, lastAttempt, environment } = await startSso()
  const person = browser()
  const request = await begin(person)
  await environment.system.database.run(sql`
    update sso_visits set expires_at = now() - interval '1 s' where environment_id = ${environment.environmentId}`)
  await respond(person, request)
  expect(person.status).toBe(400)
  expect(await lastAttempt()).toMatchObject({ failure: { reason: 'timed_out' } })
})

test('the trace shows what came, without values of the person unless they are asked for, and never a signature', async () => {
  const { api, begin, respond, browser, lastAttempt } = await startSso()
  const person = browser()
  const request = await begin(person, { login_hint: 'ada@northwind.example' })
  await respond(person, request, { attributes: { phone: ['+1 415 555 0177'] } })
  const { id } = await lastAttempt()
  const { body: shown } = await api.get<{ exchange: Record<string, string> }>(`/sso/sessions/${id}`)
  expect(JSON.stringify(shown.exchange)).not.toMatch(/ada@|555 0177/)
  expect(shown.exchange.request).toContain('AuthnRequest')
  const { body: revealed } = await api.get<{ exchange: Record<string, string> }>(`/sso/sessions/${id}?reveal=true`)
  expect(revealed.exchange.response).toContain('+1 415 555 0177')
  expect(revealed.exchange.response).toMatch(/SignatureValue>•••</)
  expect(revealed.exchange.attributes).toMatchObject({ phone: '+1 415 555 0177' })
})

test('prompt=login and a login hint reach the provider', async () => {
  const { begin, browser } = await startSso()
  const request = await begin(browser(), { prompt: 'login', login_hint: 'ada@northwind.example' })
  expect(request.xml).toContain('ForceAuthn="true"')
  expect(request.xml).toContain('<saml:NameID>ada@northwind.example</saml:NameID>')
  expect(request.url.searchParams.get('login_hint')).toBe('ada@northwind.example')
})

test('a domain leads to the connection that names it, else to one of the organization that has verified it', async () => {
  const { api, clientId, connectionId, url, organizationId } = await startSso()
  const ask = async (domain: string) => {
    const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', domain })
    const answer = await fetch(`${url}/sso/authorize?${query}`, { redirect: 'manual' })
    return new URL(answer.headers.get('location') ?? '')
  }
  expect((await ask('Northwind.example')).origin).toBe(idp)
  await api.post('/organization_domains', { organization_id: organizationId, domain: 'claimed.example' })
  for (const domain of ['claimed.example', 'unknown.example', 'with space', ''])
    expect((await ask(domain)).searchParams.get('error')).toBe('connection_domain_invalid')

  const connection = {
    organization_id: organizationId,
    type: 'OktaSAML',
    name: 'Another',
    domains: ['northwind.example'],
  }
  const saml = { ...samlOfIdp, idp_sso_url: 'https://another.northwind.example/sso' }
  const named = await api.post<{ id: string }>('/connections', { ...connection, saml })
  expect((await ask('northwind.example')).hostname).toBe('another.northwind.example')
  for (const id of [named.body.id, connectionId])
    await api.request(`/connections/${id}`, { method: 'PATCH', body: { state: 'inactive' } })
  expect((await ask('northwind.example')).searchParams.get('error')).toBe('connection_domain_invalid')
})

test('our metadata names the NameID that the connection asks for', async () => {
  const { api, connectionId, entityId } = await startSso()
  const formats = async () =>
    [...(await (await fetch(entityId)).text()).matchAll(/NameIDFormat>([^<]+)</g)].map(([, each]) => each)
  expect(await formats()).toEqual(['urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'])
  for (const [name, format] of [
    ['persistent', 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
    ['email', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
    [null, 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
  ]) {
    await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { saml: { name_id_format: name } } })
    expect(await formats()).toEqual([format])
  }
})

test('a response without a NameID signs a person in where the connection allows it and the id is mapped, and nowhere else', async () => {
  const { api, connectionId, workos, clientId, signIn, browser, lastAttempt } = await startSso()
  const change = (body: object) => api.request(`/connections/${connectionId}`, { method: 'PATCH', body })
  const said: Answer = {
    attributes: { employee: ['ada-1'] },
    says: (xml) => xml.replace(/<saml:NameID .*<\/saml:NameID>/, ''),
  }
  await change({ attribute_map: { id: 'employee' } })
  expect((await signIn(browser(), said)).searchParams.get('error')).toBe('access_denied')
  expect(await lastAttempt()).toMatchObject({ failure: { reason: 'missing_name_id' } })

  await change({ saml: { allow_missing_name_id: true } })
  const code = (await signIn(browser(), said)).searchParams.get('code') ?? ''
  expect((await workos.sso.getProfileAndToken({ code, clientId })).profile).toMatchObject({ idpId: 'ada-1' })

  expect((await signIn(browser(), { ...said, attributes: {} })).searchParams.get('error')).toBe('access_denied')
  expect(await lastAttempt()).toMatchObject({
    failure: { reason: 'missing_attribute', details: { attribute: 'id', looked_for: ['employee'] } },
  })
})

test('a provider that indents its XML says the same person as one that does not', async () => {
  const { workos, clientId, signIn, browser } = await startSso()
  const indents: Answer['says'] = (xml) =>
    xml.replace(/(<saml:(NameID|AttributeValue|Audience)\b[^>]*>)([^<]*)/g, '$1\n      $3\n    ')
  const profileOf = async (location: URL) =>
    (await workos.sso.getProfileAndToken({ code: location.searchParams.get('code') ?? '', clientId })).profile
  const attributes = { groups: ['Engineering'] }
  const plain = await profileOf(await signIn(browser(), { attributes }))
  expect(await profileOf(await signIn(browser(), { attributes, says: indents }))).toEqual(plain)
  expect(plain).toMatchObject({
    idpId: 'ada@northwind.example',
    email: 'ada@northwind.example',
    groups: ['Engineering'],
  })
})
