import { expect, onTestFinished, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { startOwnServer } from '#test/server.ts'
import { type PagesServer, password, startPages } from '../pages.fixture.ts'

const email = 'ada@northwind.example'

/** A browser that is signed in, and the address at which it signs out. */
async function signedIn(server: PagesServer, extra: Record<string, string> = {}) {
  const { workos, clientId } = server
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const browser = server.browser()
  await browser.open(server.authorizeUrl(extra))
  await browser.submit({ email })
  await browser.submit({ password })
  const code = browser.location.searchParams.get('code') ?? ''
  const { accessToken } = await workos.userManagement.authenticateWithCode({ clientId, code })
  const sessionId = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()).sid as string
  return { browser, logoutUrl: workos.userManagement.getLogoutUrl({ sessionId }) }
}

const linkOf = ({ html }: FormBrowser) => /<a class="gh-button gh-button-primary" href="([^"]*)"/.exec(html)?.[1]

test('a sign-out that has nowhere to lead shows a page with a link to the application that the session was of', async () => {
  const server = await startPages()
  await ensureRedirectUri(server.environment, 'http://localhost:*/auth/callback')
  const { browser, logoutUrl } = await signedIn(server, { redirect_uri: 'http://localhost:5173/auth/callback' })

  await browser.open(logoutUrl)

  expect(browser.location.pathname).toBe('/user_management/sessions/logout')
  expect(browser.html).toContain('data-hak-page="signed-out"')
  expect(linkOf(browser)).toBe('http://localhost:5173/')
})

test('an address that signs out, asked for by HEAD, signs no one out', async () => {
  const server = await startPages()
  const { logoutUrl } = await signedIn(server)
  const ended = async () => (await server.workos.events.listEvents({ events: ['session.revoked'] })).data.length

  expect((await fetch(logoutUrl, { method: 'HEAD', redirect: 'manual' })).status).toBe(200)
  expect(await ended()).toBe(0)
  await fetch(logoutUrl, { redirect: 'manual' })
  expect(await ended()).toBe(1)
})

test('signing in again begins where the application begins sign-ins, if it says so', async () => {
  const server = await startPages()
  await server.settings({ initiate_login_url: 'https://app.example.com/login' })
  const { browser, logoutUrl } = await signedIn(server)

  await browser.open(logoutUrl)

  expect(linkOf(browser)).toBe('https://app.example.com/login')
})

test('after a sign-in by API, signing in again leads to the application of the default redirect URI', async () => {
  const server = await startPages()
  const { workos, clientId } = server
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const { accessToken } = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
  const sessionId = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()).sid as string
  const browser = server.browser()

  await browser.open(workos.userManagement.getLogoutUrl({ sessionId }))

  expect(linkOf(browser)).toBe('https://app.example.com/')
})

test('the homepage that a sign-out leads to can be removed, any number of times', async () => {
  const server = await startPages()
  const { api } = server
  const { browser, logoutUrl } = await signedIn(server)
  await api.put('/user_management/app_homepage_url', { url: 'https://app.example.com/home' })
  await browser.open(logoutUrl)
  expect(browser.location.href).toBe('https://app.example.com/home')

  for (let i = 0; i < 2; i++) expect((await api.delete('/user_management/app_homepage_url')).status).toBe(204)

  expect((await api.get('/environments/current')).body).toMatchObject({ app_homepage_url: null })
  await browser.open(logoutUrl)
  expect(browser.html).toContain('data-hak-page="signed-out"')
})

test('in development the official kits are called back at their own paths, on any port of localhost', async () => {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  const authorize = (redirectUri: string) =>
    fetch(
      `${server.url}/user_management/authorize?${new URLSearchParams({
        client_id: 'client_test_default',
        redirect_uri: redirectUri,
        response_type: 'code',
        provider: 'authkit',
      })}`,
      { redirect: 'manual' },
    )
  for (const port of [3000, 5173]) {
    for (const path of ['/callback', '/auth/callback', '/api/auth/callback']) {
      const uri = `http://localhost:${port}${path}`
      expect([uri, (await authorize(uri)).status]).toEqual([uri, 302])
    }
  }
  for (const uri of ['http://localhost:3000/auth/callback/', 'http://localhost.example:3000/auth/callback'])
    expect([uri, (await authorize(uri)).status]).toEqual([uri, 400])
})
