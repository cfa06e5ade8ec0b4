import { expect, test } from 'vitest'
import { openPage } from '#test/browser.ts'
import { ada, startOidc } from './oidc.fixture.ts'
import { redirectUri } from './sso.fixture.ts'

const codeOf = (location: URL) => location.searchParams.get('code') ?? ''

test('a person signs in on the pages of a provider by OpenID Connect, and the application gets their profile with the official SDK', async () => {
  const { workos, clientId, connectionId, organizationId, signIn, browser, lastAttempt } = await startOidc()
  const location = await signIn(browser())
  expect(location.href).toMatch(`${redirectUri}?code=`)
  expect(location.searchParams.get('state')).toBe('a state')

  const { profile, accessToken } = await workos.sso.getProfileAndToken({ code: codeOf(location), clientId })
  expect(profile).toMatchObject({
    connectionId,
    organizationId,
    connectionType: 'OktaOIDC',
    email: ada.email,
    idpId: 'ada',
    firstName: 'Ada',
    lastName: 'Lovelace',
    groups: ['Engineering'],
  })
  expect(await workos.sso.getProfile({ accessToken })).toEqual(profile)
  expect(await lastAttempt()).toMatchObject({
    state: 'succeeded',
    origin: 'service_provider',
    email: ada.email,
    failure: null,
    profile_id: profile.id,
    steps: ['started', 'validated', 'code_issued', 'ended'].map((name) => ({ name })),
  })
})

test('a person who turns back at the provider comes to the application without a code, and the trace says who refused', async () => {
  const { begin, browser, lastAttempt, provider } = await startOidc()
  const person = browser()
  const atProvider = await begin(person)
  const cancel = /href="([^"]+\/abort)"/.exec(atProvider.html)?.[1] ?? ''
  expect(cancel).toContain(provider.issuer)
  await atProvider.open(cancel)
  await person.open(atProvider.location.href)
  expect(person.location.searchParams.get('error')).toBe('access_denied')
  expect(person.location.searchParams.get('state')).toBe('a state')
  expect(await lastAttempt()).toMatchObject({
    state: 'failed',
    failure: { reason: 'provider_refused', details: { error: 'access_denied' } },
  })
})

test('[O-1] an answer counts in the browser that was sent to the provider; another one spends nothing', async () => {
  const { begin, signInThere, browser } = await startOidc()
  const [victim, attacker] = [browser(), browser()]
  const answer = await signInThere(await begin(attacker))
  await victim.open(answer)
  expect(victim.status).toBe(400)
  expect(victim.location.pathname).toMatch('/sso/oidc/callback/')
  await attacker.open(answer)
  expect(attacker.location.href).toMatch(`${redirectUri}?code=`)
})

test('[O-1] an answer counts once, and only at the connection that asked for it', async () => {
  const one = await startOidc()
  const other = await startOidc()
  const person = one.browser()
  const answer = new URL(await one.signInThere(await one.begin(person)))
  await other.begin(person)
  const elsewhere = new URL(person.location.searchParams.get('redirect_uri') ?? '')
  elsewhere.search = answer.search
  await person.open(elsewhere.href)
  expect(person.status).toBe(400)

  for (const unknown of ['', '&state=', `&state=${'x'.repeat(43)}`, '&state=%00', '&state=a&state=b']) {
    await person.open(`${answer.pathname}?code=any${unknown}`)
    expect([400, 422]).toContain(person.status)
  }

  await person.open(answer.href)
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
  await person.open(answer.href)
  expect(person.status).toBe(400)
  expect(await one.lastAttempt()).toMatchObject({ state: 'authorized', failure: null })
})

test('[S-18] a connection that was switched off while a person was at the provider signs no one in', async () => {
  const { api, connectionId, begin, signInThere, browser, lastAttempt } = await startOidc()
  const person = browser()
  const answer = await signInThere(await begin(person))
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state: 'inactive' } })
  await person.open(answer)
  expect(person.location.searchParams.get('error')).toBe('connection_unlinked')
  expect(await lastAttempt()).toMatchObject({ failure: { reason: 'connection_inactive' } })
})

test('a provider that cannot be asked leads back to the application at once, and the trace says where it failed', async () => {
  const { api, connectionId, authorizeUrl, browser, lastAttempt } = await startOidc()
  await api.request(`/connections/${connectionId}`, {
    method: 'PATCH',
    body: { oidc: { issuer: 'https://no-such-host.invalid', client_secret: 'a secret of the provider' } },
  })
  const person = browser()
  await person.open(authorizeUrl())
  expect(person.location.href).toMatch(`${redirectUri}?error=`)
  expect(await lastAttempt()).toMatchObject({
    failure: {
      reason: 'unknown_host',
      message: 'The provider’s host name was not found.',
      details: { address: 'https://no-such-host.invalid/.well-known/openid-configuration' },
    },
  })
})

test('a secret that the provider replaced fails the sign-in by name, and the next one with the new secret succeeds', async () => {
  const { api, connectionId, signIn, browser, lastAttempt } = await startOidc()
  const replace = (client_secret: string) =>
    api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { oidc: { client_secret } } })
  await replace('an old secret')
  expect((await signIn(browser())).searchParams.get('error')).toBe('access_denied')
  expect(await lastAttempt()).toMatchObject({
    failure: { reason: 'client_refused', details: { error: 'invalid_client' } },
  })
  await replace('a secret of the provider')
  expect((await signIn(browser())).searchParams.has('code')).toBe(true)
})

test('prompt=login and a login hint reach the provider, and the person has to sign in there again', async () => {
  const { begin, signInThere, browser, lastAttempt } = await startOidc()
  const person = browser()
  const atProvider = await begin(person, { prompt: 'login', login_hint: ada.email })
  expect(person.location.searchParams.get('max_age')).toBe('0')
  expect(atProvider.html).toContain(`value="${ada.email}"`)
  await person.open(await signInThere(atProvider))
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
  expect(await lastAttempt()).toMatchObject({ state: 'authorized' })
})

test('the trace shows what was asked and what came, without codes, and claims only as far as they are asked for', async () => {
  const { api, signIn, browser, lastAttempt } = await startOidc()
  const location = await signIn(browser())
  const { id } = await lastAttempt()
  const { body: shown } = await api.get<{ exchange: Record<string, string> }>(`/sso/sessions/${id}`)
  expect(shown.exchange.request).toContain('code_challenge_method=S256')
  expect(shown.exchange.request).toContain('state=hidden&nonce=hidden')
  expect(shown.exchange.response).toContain('"code":"hidden"')
  expect(JSON.stringify(shown)).not.toContain(codeOf(location))
  expect(JSON.stringify(shown.exchange)).not.toContain('Lovelace')
  const { body: revealed } = await api.get<{ exchange: object }>(`/sso/sessions/${id}?reveal=true`)
  expect(revealed.exchange).toMatchObject({ attributes: { sub: 'ada', family_name: 'Lovelace' } })
})

test('the same in Chromium, with the consent that a custom provider needs', async () => {
  const { authorizeUrl, workos, clientId } = await startOidc('GenericOIDC')
  const page = await openPage()
  const callback = page.waitForRequest((request) => request.url().startsWith(`${redirectUri}?`))
  await page.route('**/fonts.googleapis.com/**', (route) => route.abort())
  await page.goto(authorizeUrl())
  await page.getByPlaceholder('Enter any login').fill('ada')
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/sso/consent?**')
  await page.locator('button[value=allow]').click()
  const { profile } = await workos.sso.getProfileAndToken({ code: codeOf(new URL((await callback).url())), clientId })
  expect(profile).toMatchObject({ email: ada.email, idpId: 'ada' })
})

test('the hosted sign-in leads an email of a verified domain to its provider in Chromium, and ends with a session of the organization', async () => {
  const { workos, clientId, organizationId } = await startOidc()
  const page = await openPage()
  const callback = page.waitForRequest((request) => request.url().startsWith(`${redirectUri}?`))
  await page.route('**/fonts.googleapis.com/**', (route) => route.abort())
  await page.goto(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', clientId, redirectUri, state: 's' }))
  await page.locator('input[name=email]').fill(ada.email)
  await page.keyboard.press('Enter')
  await page.getByPlaceholder('Enter any login').fill('ada')
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  const session = await workos.userManagement.authenticateWithCode({
    code: codeOf(new URL((await callback).url())),
    clientId,
  })
  expect(session).toMatchObject({ organizationId, user: { email: ada.email, firstName: 'Ada', emailVerified: true } })
})
