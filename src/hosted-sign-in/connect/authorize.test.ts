import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

const shared = startConnect()
const code = expect.stringMatching(/^[0-9A-Z]{26}$/)

test('a user signs in and allows an application of a third party once, and is not asked again for what they have allowed', async () => {
  const { start, browser, signIn, issuer, person } = await startConnect()
  const visitor = browser()
  const first = await start()
  await visitor.open(first.url.href)
  await signIn(visitor)

  expect(visitor.location.pathname).toBe('/application-authorization')
  for (const shown of ['Contoso Reports', person.email, 'See your name', 'reports.contoso.example', 'Contoso'])
    expect(visitor.html).toContain(shown)
  await visitor.submit({ decision: 'allow' })
  expect(answerAt(visitor)).toEqual({ code, state: first.state, iss: issuer })

  await visitor.open((await start({ state: null })).url.href)
  expect(answerAt(visitor)).toEqual({ code, iss: issuer })
  // More than before.
  await visitor.open((await start({ scope: 'openid reports:read' })).url.href)
  expect(visitor.location.pathname).toBe('/application-authorization')
  expect(visitor.html).toContain('reports:read')
  await visitor.submit({ decision: 'deny' })
  expect(answerAt(visitor)).toMatchObject({ error: 'access_denied', iss: issuer })
  // What they have allowed in two steps counts together, and `prompt=consent` asks anyway.
  await visitor.open((await start()).url.href)
  expect(answerAt(visitor)).toMatchObject({ code })
  await visitor.open((await start({ prompt: 'consent' })).url.href)
  expect(visitor.location.pathname).toBe('/application-authorization')
})

test('an application of the first party is not asked about, unless it asks for that', async () => {
  const { start, browser, signIn, firstParty } = await startConnect()
  const { clientId: client_id } = await firstParty()
  const visitor = browser()
  await visitor.open((await start({ client_id })).url.href)
  await signIn(visitor)
  expect(answerAt(visitor)).toMatchObject({ code })

  await visitor.open((await start({ client_id, prompt: 'consent' })).url.href)
  expect(visitor.location.pathname).toBe('/application-authorization')
  await visitor.submit({ decision: 'allow' })
  expect(answerAt(visitor)).toMatchObject({ code })
})

test('a member of several organizations chooses one with their consent, which decides from then on', async () => {
  const { start, browser, signIn, person, workos, environment, firstParty } = await startConnect()
  const [north, south] = await Promise.all(
    ['North', 'South'].map(async (name) => {
      const { id } = await workos.organizations.createOrganization({ name })
      await workos.userManagement.createOrganizationMembership({ organizationId: id, userId: person.id })
      return id
    }),
  )
  const { id: foreign } = await workos.organizations.createOrganization({ name: 'Foreign' })
  const visitor = browser()
  await visitor.open((await start()).url.href)
  await signIn(visitor)
  expect(visitor.html).toMatch(/<select[^>]*name="organization_id"/)
  expect(visitor.html).not.toContain(foreign)
  await visitor.submit({ decision: 'allow', organization_id: foreign })
  expect(visitor.location.pathname).toBe('/application-authorization')
  await visitor.submit({ decision: 'allow', organization_id: south ?? '' })
  expect(answerAt(visitor)).toMatchObject({ code })

  await visitor.open((await start()).url.href)
  expect(answerAt(visitor)).toMatchObject({ code })
  const consented = await environment.db.many<{ organization_id: string }>(sql`
    select organization_id from connect_consents where environment_id = ${environment.environmentId}`)
  expect(consented).toEqual([{ organization_id: south }])
  // Where no consent is asked for, the page of every sign-in is.
  await visitor.open((await start({ client_id: (await firstParty()).clientId })).url.href)
  expect(visitor.location.pathname).toBe('/organization-selection')
  await visitor.submit({ organization_id: north ?? '' })
  expect(answerAt(visitor)).toMatchObject({ code })
  await visitor.open((await start({ prompt: 'select_account' })).url.href)
  await signIn(visitor)
  expect(visitor.location.pathname).toBe('/application-authorization')
})

test('`prompt` and `max_age` say whether the user signs in again, and `none` never shows a page', async () => {
  const { start, browser, signIn, issuer, addUser } = await startConnect()
  const visitor = browser()
  const silently = async (more = {}) => {
    await visitor.open((await start({ prompt: 'none', ...more })).url.href)
    return answerAt(visitor)
  }
  expect(await silently()).toMatchObject({ error: 'login_required', iss: issuer })
  await visitor.open((await start()).url.href)
  await signIn(visitor)
  expect(await silently()).toMatchObject({ error: 'consent_required' })
  await visitor.open((await start()).url.href)
  await visitor.submit({ decision: 'allow' })
  expect(await silently()).toMatchObject({ code })
  expect(await silently({ scope: 'openid offline_access' })).toMatchObject({ error: 'consent_required' })
  expect(await silently({ max_age: '0' })).toMatchObject({ error: 'login_required' })

  for (const more of [{ prompt: 'login' }, { max_age: '0' }, { prompt: 'select_account' }]) {
    await visitor.open((await start(more)).url.href)
    await signIn(visitor)
    expect(answerAt(visitor)).toMatchObject({ code })
  }
  await visitor.open((await start({ prompt: 'create' })).url.href)
  expect(visitor.location.pathname).toBe('/sign-up')
  // Another user has allowed nothing.
  await addUser('grace@northwind.example')
  await visitor.open((await start({ prompt: 'login', login_hint: 'grace@northwind.example' })).url.href)
  expect(visitor.html).toContain('value="grace@northwind.example"')
  await signIn(visitor, 'grace@northwind.example')
  expect(visitor.location.pathname).toBe('/application-authorization')
})

test('a request comes as a form of another site, too', async () => {
  const { start, browser, signIn, url } = await startConnect()
  const visitor = browser()
  const request = await start()
  await visitor.arriveByForm(
    `${url}/oauth2/authorize`,
    Object.fromEntries(request.url.searchParams),
    'https://reports.contoso.example',
  )
  await signIn(visitor)
  await visitor.submit({ decision: 'allow' })
  expect(answerAt(visitor)).toMatchObject({ code, state: request.state })
})

test('[A-1] a request with a client or redirect URI that is not proven gets a page, never a redirect', async () => {
  const { start, browser, url, workos, organizationId } = await startConnect()
  const machine = await workos.connect.createM2MApplication('Importer', organizationId)
  const foreign = ['https://evil.example', `${redirectUri}/`, `${redirectUri}?x`, redirectUri.toUpperCase(), '', null]
  for (const more of [
    ...foreign.map((redirect_uri) => ({ redirect_uri })),
    { client_id: 'client_of_nobody' },
    { client_id: null },
    { client_id: machine.clientId },
    { request_uri: 'urn:ietf:params:oauth:request_uri:unknown' },
    { request_uri: 'https://reports.contoso.example/request.jwt', redirect_uri: null },
  ]) {
    const visitor = browser()
    await visitor.open((await start(more)).url.href)
    expect([more, visitor.location.origin, visitor.status]).toEqual([more, url, 400])
  }
  for (const name of ['client_id', 'redirect_uri']) {
    const { url: address } = await start()
    address.searchParams.append(name, address.searchParams.get(name) ?? '')
    const visitor = browser()
    await visitor.open(address.href)
    expect([visitor.location.origin, visitor.status]).toEqual([url, 400])
  }
})

test.each([
  [{ response_type: 'token' }, 'unsupported_response_type'],
  [{ response_type: null }, 'invalid_request'],
  [{ response_mode: 'fragment' }, 'invalid_request'],
  [{ code_challenge: null }, 'invalid_request'],
  [{ code_challenge_method: 'plain' }, 'invalid_request'],
  [{ code_challenge_method: null }, 'invalid_request'],
  [{ code_challenge: 'short' }, 'invalid_request'],
  [{ scope: 'openid admin' }, 'invalid_scope'],
  [{ resource: 'https://unknown.example' }, 'invalid_target'],
  [{ prompt: 'none login' }, 'invalid_request'],
  [{ prompt: 'dance' }, 'invalid_request'],
  [{ max_age: '-1' }, 'invalid_request'],
  [{ dpop_jkt: 'x' }, 'invalid_request'],
  [{ request: 'e30.e30.' }, 'request_not_supported'],
  [{ request_uri: 'https://reports.contoso.example/request.jwt' }, 'request_uri_not_supported'],
  [{ registration: '{}' }, 'registration_not_supported'],
] as const)('[A-2] a request with %j is answered with %s', async (more, error) => {
  const { start, browser, issuer } = await shared
  const visitor = browser()
  const request = await start(more)
  await visitor.open(request.url.href)
  expect(answerAt(visitor)).toEqual({
    error,
    error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/),
    state: request.state,
    iss: issuer,
  })
})

test('[A-2] an application that uses PKCE is refused without it, with a secret and without one, and another is not', async () => {
  const { start, browser, issuer, workos, application } = await shared
  const without = { code_challenge: null, code_challenge_method: null, prompt: 'none' }
  const answerTo = async (client_id: string) => {
    const visitor = browser()
    await visitor.open((await start({ ...without, client_id })).url.href)
    return answerAt(visitor)
  }
  const { id, clientId } = await workos.connect.createOAuthApplication(
    ...(['Northwind Mobile', true, undefined, undefined] as const),
    [{ uri: redirectUri }],
    true,
  )

  expect(await answerTo(clientId)).toMatchObject({ error: 'invalid_request', iss: issuer })
  await workos.connect.createApplicationClientSecret({ id })
  expect(await answerTo(clientId)).toMatchObject({ error: 'invalid_request' })
  expect(await answerTo(application.clientId)).toMatchObject({ error: 'login_required' })
})

test('[A-2] a parameter that is given twice is refused', async () => {
  const { start, browser } = await shared
  for (const [name, error] of [
    ['scope', 'invalid_request'],
    ['state', 'invalid_request'],
    ['code_challenge', 'invalid_request'],
    ['resource', 'invalid_target'],
  ] as const) {
    const { url: address } = await start({ resource: 'https://a.example' })
    address.searchParams.append(name, address.searchParams.get(name) ?? '')
    const visitor = browser()
    await visitor.open(address.href)
    expect([name, answerAt(visitor).error]).toEqual([name, error])
  }
})
