import { expect, test } from 'vitest'
import type { FormBrowser } from '#test/form-browser.ts'
import { startProvider } from '#test/identity-provider.ts'
import { type PagesServer, password, redirectUri, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'

function createUser({ workos }: PagesServer) {
  return workos.userManagement.createUser({ email, password, emailVerified: true })
}

async function joinTwo({ workos }: PagesServer, userId: string) {
  for (const name of ['Northwind', 'Contoso']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  }
}

async function toPassword(server: PagesServer): Promise<FormBrowser> {
  const browser = server.browser()
  await browser.open(server.authorizeUrl())
  await browser.submit({ email })
  return browser
}

const anOrganization = ({ html }: FormBrowser) => /value="(org_\w+)"/.exec(html)?.[1] ?? ''
const linkOf = ({ html }: FormBrowser) => /<a class="gh-button gh-button-primary" href="([^"]*)"/.exec(html)?.[1]
const pageOf = ({ html }: FormBrowser) => /data-hak-page="([^"]*)"/.exec(html)?.[1]

test('a form that is sent again before its answer has come gets the same answer; after the last one there is one code', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await joinTwo(server, user.id)
  const browser = await toPassword(server)
  const again = browser.copy()
  const { action, fields } = browser.form
  const send = (as: FormBrowser) => as.copy().send(action, { ...fields, password })

  const [first, second] = [await send(browser), await send(again)]
  expect(second.status).toBe(303)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  expect(second.headers.getSetCookie()).toEqual(first.headers.getSetCookie())
  await again.submit({ password })
  expect(again.location.pathname).toBe('/organization-selection')

  const twin = again.copy()
  const organization_id = anOrganization(again)
  await again.submit({ organization_id })
  await twin.submit({ organization_id })
  expect((await server.exchange(again.location)).user.id).toBe(user.id)
  expect([twin.location.pathname, pageOf(twin)]).toEqual(['/sign-in/complete', 'sign-in-complete'])
  // It is as signed in as the other one.
  await twin.open(server.authorizeUrl({ organization_id }))
  expect(twin.location.searchParams.has('code')).toBe(true)
})

test('[U-2] of parallel submissions of a mailed code one spends it, and all continue', async () => {
  const server = await startPages()
  await createUser(server)
  await server.settings({ sign_in_methods: ['magic_auth'] })
  const browser = await toPassword(server)
  const { action, fields } = browser.form
  const code = await server.lastCode(email)

  const answers = await Promise.all([1, 2, 3].map(() => browser.copy().send(action, { ...fields, code })))

  const paths = answers.map(({ headers }) => headers.get('location')?.split('?')[0]).sort()
  expect(paths).toEqual([redirectUri, `${server.url}/sign-in/complete`, `${server.url}/sign-in/complete`].sort())
})

test('[W-3] the former secret gets the answer with the very same form alone, with one try and for half a minute', async () => {
  let offsetMs = 0
  const server = await startPages({ now: () => new Date(Date.now() + offsetMs) })
  await createUser(server)
  const signIn = async () => {
    const browser = await toPassword(server)
    const attacker = browser.copy()
    const form = browser.form
    await browser.submit({ password })
    expect(browser.location.searchParams.has('code')).toBe(true)
    return (given: string) => attacker.copy().send(form.action, { ...form.fields, password: given })
  }

  const guess = await signIn()
  expect((await guess('a wrong passphrase')).status).toBe(400)
  expect((await guess(password)).status).toBe(400)

  const late = await signIn()
  expect((await late(password)).status).toBe(303)
  offsetMs += 31_000
  expect((await late(password)).status).toBe(400)
})

test('[W-3] a form of a page that is out of date does nothing, and its page leads to where the sign-in is', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await joinTwo(server, user.id)
  const browser = await toPassword(server)
  const { action, fields } = browser.form
  await browser.submit({ password })
  const step = browser.location.href

  const answer = await browser.send(action, { ...fields, password: 'a wrong passphrase' })

  expect(answer.status).toBe(403)
  browser.html = await answer.text()
  expect(linkOf(browser)).toBe(step)
  await browser.open(step)
  await browser.submit({ organization_id: anOrganization(browser) })
  expect((await server.exchange(browser.location)).user.id).toBe(user.id)
})

test('a page of another step leads to the step that the sign-in waits for', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await joinTwo(server, user.id)
  const browser = await toPassword(server)
  await browser.submit({ password })

  for (const path of ['/magic-code', '/mfa/verification', '/radar-challenge', '/device/confirm', '/sign-in/complete']) {
    await browser.open(`${path}${browser.location.search}`)
    expect([path, browser.location.pathname]).toEqual([path, '/organization-selection'])
  }
})

test('every page and form of a completed sign-in redirects to the application', async () => {
  const server = await startPages()
  await createUser(server)
  const browser = await toPassword(server)
  const { search } = browser.location
  const { action, fields } = browser.form
  await browser.submit({ password })

  for (const path of ['/sign-in', '/sign-in/password', '/magic-code', '/sign-up', '/sign-in/complete']) {
    await browser.open(path + search)
    expect([path, browser.status, pageOf(browser)]).toEqual([path, 200, 'sign-in-complete'])
    expect(linkOf(browser)).toBe('https://app.example.com/')
  }
  const answer = await browser.send(action, { ...fields, password })
  expect(answer.headers.get('location')).toBe(`${server.url}/sign-in/complete${search}`)
  await server.settings({ initiate_login_url: 'https://app.example.com/login' })
  await browser.open(`/sign-in${search}`)
  expect(linkOf(browser)).toBe('https://app.example.com/login')
})

test('going back to a provider and returning once more leads to the step that the sign-in waits for, or to its end', async () => {
  const server = await startPages()
  const provider = await startProvider({ sub: '1001', email: 'ada@gmail.com', email_verified: true })
  await server.api.post('/environments/current/social_providers', {
    provider: 'GoogleOAuth',
    client_id: 'client-at-provider',
    client_secret: provider.clientSecret,
    endpoints: provider.oidc,
  })
  const { id } = await server.workos.userManagement.createUser({ email: 'ada@gmail.com', emailVerified: true })
  await joinTwo(server, id)
  const browser = server.browser()
  await browser.open(server.authorizeUrl({ provider: 'GoogleOAuth' }))
  const atProvider = browser.location
  await browser.open(provider.allow(atProvider))
  expect(browser.location.pathname).toBe('/organization-selection')

  await browser.open(provider.allow(atProvider))
  expect(browser.location.pathname).toBe('/organization-selection')
  await browser.submit({ organization_id: anOrganization(browser) })
  expect((await server.exchange(browser.location)).user.id).toBe(id)
  await browser.open(provider.allow(atProvider))

  expect(pageOf(browser)).toBe('sign-in-complete')
})

test('a sign-in that has expired leads to where a new one begins', async () => {
  let offsetMs = 0
  const server = await startPages({ now: () => new Date(Date.now() + offsetMs) })
  await createUser(server)
  const browser = await toPassword(server)
  offsetMs += 3_601_000

  await browser.open(browser.location.href)

  expect([browser.status, pageOf(browser)]).toEqual([400, 'error'])
  expect(linkOf(browser)).toBe('https://app.example.com/')
})

test('[U-1] a page that says how long to wait says so with its status until the wait is over, and is as before then', async () => {
  let offsetMs = 0
  const server = await startPages({ now: () => new Date(Date.now() + offsetMs) })
  await createUser(server)
  const browser = await toPassword(server)
  for (let i = 0; i < 11; i++) await browser.submit({ password: 'a wrong passphrase' })

  expect(browser.status).toBe(429)
  expect(Number(browser.headers.get('retry-after'))).toBeGreaterThan(0)
  await browser.open(browser.location.href)
  expect([browser.status, browser.html]).toEqual([429, expect.stringContaining('Too many attempts.')])
  offsetMs += 120_000
  await browser.open(browser.location.href)
  expect([browser.status, browser.html]).toEqual([200, expect.not.stringContaining('Too many attempts.')])
})

test('[W-2] a page tells what is wrong with a form once, in words that only we can have sealed for it', async () => {
  const server = await startPages()
  await createUser(server)
  const { passwordResetUrl } = await server.workos.userManagement.createPasswordReset({ email })
  const browser = server.browser()
  await browser.open(passwordResetUrl)
  const { action, fields } = browser.form
  const refused = await browser.send(action, { ...fields, new_password: 'short' })
  const [carried = ''] = refused.headers.getSetCookie().filter((each) => each.startsWith('gatehouse-failure='))
  const show = async (url: string, cookie: string) => {
    const answer = await fetch(url, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    return [answer.status, (await answer.text()).includes('new_password-error')]
  }

  expect(await show(passwordResetUrl, carried)).toEqual([400, true])
  expect(await show(`${server.url}/device`, carried)).toEqual([200, false])
  const changed = carried[60] === 'x' ? 'y' : 'x'
  expect(await show(passwordResetUrl, `${carried.slice(0, 60)}${changed}${carried.slice(61)}`)).toEqual([200, false])
  for (const forged of ['x', 'v1.x.y', '%00', '{"alert":"Call us"}', 'x'.repeat(8_000)])
    expect(await show(passwordResetUrl, `gatehouse-failure=${forged}`)).toEqual([200, false])
  await browser.open(passwordResetUrl)
  expect(browser.status).toBe(400)
  await browser.open(passwordResetUrl)
  expect(browser.status).toBe(200)
})
