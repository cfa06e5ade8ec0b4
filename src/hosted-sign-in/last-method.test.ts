import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startProvider } from '#test/identity-provider.ts'
import { startServer, type TestServer } from '#test/server.ts'

const redirectUri = 'https://app.example/callback'
const email = 'ada@gmail.com'
const password = 'a sturdy long passphrase'

/** An environment in which people sign in with a password, a passkey, Google and GitHub. */
async function setUp() {
  const server = await startServer()
  await ensureRedirectUri(server.environment, redirectUri)
  const provider = await startProvider({ sub: '1001', email, email_verified: true })
  for (const [name, endpoints] of [
    ['GoogleOAuth', provider.oidc],
    ['GitHubOAuth', provider.oauth],
  ] as const)
    await server.api.post('/environments/current/social_providers', {
      provider: name,
      client_id: 'client-at-provider',
      client_secret: provider.clientSecret,
      endpoints,
    })
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { sign_in_methods: ['password', 'passkey'] },
  })
  return { server, provider }
}

const authorizeUrl = ({ workos, clientId }: TestServer, provider = 'authkit') =>
  workos.userManagement.getAuthorizationUrl({ provider, redirectUri, clientId })

/** Ends the sign-in that reached the application, there and on the hosted pages. */
async function signOut({ workos, clientId }: TestServer, browser: FormBrowser): Promise<void> {
  const code = browser.location.searchParams.get('code') ?? ''
  const { accessToken } = await workos.userManagement.authenticateWithCode({ clientId, code })
  const { sid } = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as { sid: string }
  await browser.open(workos.userManagement.getLogoutUrl({ sessionId: sid }))
}

/** The buttons that are said to have been used last. */
function lastUsedOf(html: string): string[] {
  return [...html.matchAll(/<span>([^<]*)<\/span><span class="gh-badge">Last used<\/span>/g)].map(
    ([, label = '']) => label,
  )
}

test('the sign-in page says how the last sign-in in this browser was done, after a sign-out too, and in no other', async () => {
  const { server, provider } = await setUp()
  const browser = new FormBrowser(server.url)
  await browser.open(authorizeUrl(server))
  expect(browser.html).toContain('Continue with Google')
  expect(lastUsedOf(browser.html)).toEqual([])

  await browser.open(authorizeUrl(server, 'GoogleOAuth'))
  await browser.open(provider.allow(browser.location))
  await signOut(server, browser)
  await browser.open(authorizeUrl(server))

  expect(browser.location.pathname).toBe('/sign-in')
  expect(lastUsedOf(browser.html)).toEqual(['Continue with Google'])
  const other = new FormBrowser(server.url)
  await other.open(authorizeUrl(server))
  expect(lastUsedOf(other.html)).toEqual([])
})

test('a later sign-in with a password takes the mark away; one that failed leaves it', async () => {
  const { server, provider } = await setUp()
  const browser = new FormBrowser(server.url)
  await browser.open(authorizeUrl(server, 'GitHubOAuth'))
  await browser.open(provider.allow(browser.location))
  await signOut(server, browser)
  const { userManagement } = server.workos
  const [user] = (await userManagement.listUsers({ email })).data
  await userManagement.updateUser({ userId: user?.id ?? '', password })
  const enter = async (given: string) => {
    await browser.open(authorizeUrl(server))
    await browser.submit({ email })
    await browser.submit({ password: given })
  }

  await enter('a wrong passphrase')
  await browser.open(authorizeUrl(server))
  expect(lastUsedOf(browser.html)).toEqual(['Continue with GitHub'])

  await enter(password)
  await signOut(server, browser)
  await browser.open(authorizeUrl(server))
  expect(browser.location.pathname).toBe('/sign-in')
  expect(lastUsedOf(browser.html)).toEqual([])
})

test('[W-4] the mark is a cookie of one environment, closed to scripts and other sites; what is no method marks nothing', async () => {
  const { server, provider } = await setUp()
  const { url, environment } = server
  const cookiesOf = (response: Response) => response.headers.getSetCookie()
  const visit = (address: string, cookies: string[]) => {
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ')
    return fetch(new URL(address, url), { redirect: 'manual', headers: { cookie } })
  }
  const begun = await visit(authorizeUrl(server, 'GoogleOAuth'), [])
  const name = `gatehouse-method-${environment.environmentId.slice(-8).toLowerCase()}`

  const signedIn = await visit(provider.allow(new URL(begun.headers.get('location') ?? '')), cookiesOf(begun))

  expect(cookiesOf(signedIn)).toContain(`${name}=GoogleOAuth; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`)

  const page = async (cookie: string) => {
    const started = await visit(authorizeUrl(server), [])
    const answer = await visit(started.headers.get('location') ?? '', [...cookiesOf(started), cookie])
    return answer.text()
  }
  expect(lastUsedOf(await page(`${name}=Passkey`))).toEqual(['Continue with a passkey'])
  expect(lastUsedOf(await page('gatehouse-method-00000000=Passkey'))).toEqual([])
  const html = await page(`${name}=unheard-of`)
  expect(lastUsedOf(html)).toEqual([])
  expect(html).not.toContain('unheard-of')
})
