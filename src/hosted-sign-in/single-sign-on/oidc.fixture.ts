import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { type Account, type OidcProvider, startOidcProvider } from '#test/oidc-provider.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type Attempt, createNorthwind, redirectUri } from './sso.fixture.ts'

export const ada: Account = {
  email: 'ada@northwind.example',
  given_name: 'Ada',
  family_name: 'Lovelace',
  groups: ['Engineering'],
}

/** An organization with a verified domain and a connection to a provider that was not written here. */
export interface OidcServer extends TestServer {
  organizationId: string
  connectionId: string
  provider: OidcProvider
  /** The address that starts a sign-in at the application. */
  authorizeUrl(extra?: Record<string, string>): string
  /** Starts at the application. @returns the person's browser at the provider's sign-in page */
  begin(browser: FormBrowser, extra?: Record<string, string>): Promise<FormBrowser>
  /** Signs in on the provider's own pages. @returns the address at which the browser comes back */
  signInThere(atProvider: FormBrowser, login?: string): Promise<string>
  /** The whole way: until the application has its callback. */
  signIn(browser: FormBrowser, extra?: Record<string, string>): Promise<URL>
  lastAttempt(): Promise<Attempt>
  /** Agrees to the sign-in of a custom provider, and exchanges the code. */
  signInForProfile(browser: FormBrowser): Promise<{ profileId: string; atProvider: FormBrowser }>
  browser(): FormBrowser
}

/** @param given a server with an organization, in the place of the shared one */
export async function startOidc(
  type = 'OktaOIDC',
  accounts: readonly Account[] = [ada],
  given?: TestServer & { organizationId: string },
): Promise<OidcServer> {
  const [server, provider] = await Promise.all([given ?? startServer(), startOidcProvider(accounts)])
  const { workos, api, clientId, url } = server
  await ensureRedirectUri(server.environment, redirectUri)
  const organizationId = given?.organizationId ?? (await createNorthwind(server))
  const client = { client_id: 'gatehouse', client_secret: 'a secret of the provider' }
  // Its discovery document is read when the connection is made, which then is active; the address of that is known afterwards.
  provider.serve({ ...client, redirect_uris: [redirectUri] })
  const { body } = await api.post<{ id: string; oidc: { redirect_uri: string } }>('/connections', {
    organization_id: organizationId,
    type,
    name: 'Northwind SSO',
    oidc: { issuer: provider.issuer, ...client, scopes: ['groups'] },
  })
  provider.serve({
    ...client,
    redirect_uris: [body.oidc.redirect_uri],
    post_logout_redirect_uris: [body.oidc.redirect_uri.replace('/callback/', '/idp-logout/')],
  })

  function authorizeUrl(extra: Record<string, string> = {}): string {
    const address = new URL(
      workos.sso.getAuthorizationUrl({ connection: body.id, clientId, redirectUri, state: 'a state' }),
    )
    for (const [name, value] of Object.entries(extra)) address.searchParams.set(name, value)
    return address.href
  }

  async function begin(browser: FormBrowser, extra?: Record<string, string>): Promise<FormBrowser> {
    await browser.open(authorizeUrl(extra))
    const atProvider = new FormBrowser(provider.issuer)
    await atProvider.open(browser.location.href)
    return atProvider
  }

  async function signInThere(atProvider: FormBrowser, login = 'ada'): Promise<string> {
    await atProvider.submit({ login, password: 'any' })
    await atProvider.submit({})
    return atProvider.location.href
  }

  return {
    ...server,
    organizationId,
    connectionId: body.id,
    provider,
    authorizeUrl,
    begin,
    signInThere,
    async signIn(browser, extra) {
      await browser.open(await signInThere(await begin(browser, extra)))
      return browser.location
    },
    async lastAttempt() {
      const { body: list } = await api.get<{ data: Attempt[] }>('/sso/sessions?limit=1')
      const [newest] = list.data
      if (newest === undefined) throw new Error('There is no attempt.')
      return newest
    },
    async signInForProfile(browser) {
      const atProvider = await begin(browser)
      await browser.open(await signInThere(atProvider))
      if (browser.location.pathname === '/sso/consent') await browser.submit({ decision: 'allow' })
      const code = browser.location.searchParams.get('code')
      if (code === null) throw new Error(`The sign-in ended at ${browser.location.href}.`)
      const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
      return { profileId: profile.id, atProvider }
    },
    browser: () => new FormBrowser(url),
  }
}
