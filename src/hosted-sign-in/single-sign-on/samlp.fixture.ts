import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { type SamlAccount, type SamlProvider, startSamlProvider } from '#test/saml-provider.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type Attempt, redirectUri } from './sso.fixture.ts'

export const ada: SamlAccount = {
  email: 'ada@northwind.example',
  firstName: 'Ada',
  lastName: 'Lovelace',
  groups: ['Engineering', 'Admins'],
}

/** An organization with a verified domain and a connection to a SAML provider that was not written here. */
export interface SamlpServer extends TestServer {
  organizationId: string
  connectionId: string
  provider: SamlProvider
  /** The address that starts a sign-in at the application. */
  authorizeUrl(extra?: Record<string, string>): string
  /** Starts at the application. @returns the person's browser at the provider's sign-in page */
  begin(browser: FormBrowser, extra?: Record<string, string>): Promise<FormBrowser>
  /** Signs in at the provider, and brings its form here. */
  signInThere(atProvider: FormBrowser, browser: FormBrowser): Promise<void>
  /** The whole way: until the application has its callback. */
  signIn(browser: FormBrowser, extra?: Record<string, string>): Promise<URL>
  lastAttempt(): Promise<Attempt>
  browser(): FormBrowser
}

/** @param saml settings of the connection, beside the URL of the metadata, from which the rest is read. */
export async function startSamlp(type = 'Auth0SAML', saml: object = {}): Promise<SamlpServer> {
  const [server, provider] = await Promise.all([startServer(), startSamlProvider([ada])])
  const { workos, api, clientId, url } = server
  await ensureRedirectUri(server.environment, redirectUri)
  const organization = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const { body } = await api.post<{ id: string; saml: { metadata_url: string } }>('/connections', {
    organization_id: organization.id,
    type,
    name: 'Northwind SSO',
    saml: { idp_metadata_url: provider.metadataUrl, ...saml },
    attribute_map: { groups: 'http://schemas.passportjs.com/groups' },
  })
  await provider.trust(body.saml.metadata_url)

  function authorizeUrl(extra: Record<string, string> = {}): string {
    const address = new URL(
      workos.sso.getAuthorizationUrl({ connection: body.id, clientId, redirectUri, state: 'a state' }),
    )
    for (const [name, value] of Object.entries(extra)) address.searchParams.set(name, value)
    return address.href
  }

  async function begin(browser: FormBrowser, extra?: Record<string, string>): Promise<FormBrowser> {
    await browser.open(authorizeUrl(extra))
    const atProvider = new FormBrowser(provider.url)
    await atProvider.open(browser.location.href)
    return atProvider
  }

  async function signInThere(atProvider: FormBrowser, browser: FormBrowser): Promise<void> {
    await atProvider.submit({ login: 'ada' })
    const { action, fields } = atProvider.form
    await browser.arriveByForm(action, fields, provider.url)
  }

  return {
    ...server,
    organizationId: organization.id,
    connectionId: body.id,
    provider,
    authorizeUrl,
    begin,
    signInThere,
    async signIn(browser, extra) {
      await signInThere(await begin(browser, extra), browser)
      return browser.location
    },
    async lastAttempt() {
      const { body: list } = await api.get<{ data: Attempt[] }>('/sso/sessions?limit=1')
      const [newest] = list.data
      if (newest === undefined) throw new Error('There is no attempt.')
      return newest
    },
    browser: () => new FormBrowser(url),
  }
}
