import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { type Person, startProvider, type TestProvider } from '#test/identity-provider.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type Attempt, redirectUri } from './sso.fixture.ts'

export const ada: Person = {
  sub: '1001',
  email: 'ada@gmail.com',
  email_verified: true,
  given_name: 'Ada',
  family_name: 'Lovelace',
  name: 'Ada Lovelace',
  picture: 'https://pictures.example/ada.png',
}

type ProviderName = 'GoogleOAuth' | 'GitHubOAuth'

/** An environment without user management whose application sends its people to a provider on loopback. */
export interface SocialServer extends TestServer {
  provider: TestProvider
  /** Starts at the application. @returns the provider's address */
  begin(browser: FormBrowser, extra?: Record<string, string>): Promise<URL>
  /** The whole way: until the application has its callback. */
  signIn(browser: FormBrowser, person?: Person): Promise<URL>
  /** Of the environment's client at the provider. */
  configure(changes: object): Promise<unknown>
  attempts(): Promise<(Attempt & { organization_id: string | null; connection_id: string })[]>
  browser(): FormBrowser
}

export async function startSocial(name: ProviderName = 'GoogleOAuth', more: object = {}): Promise<SocialServer> {
  const [server, provider] = await Promise.all([startServer(), startProvider(ada)])
  const { workos, api, clientId, url } = server
  await ensureRedirectUri(server.environment, redirectUri)
  await api.post('/environments/current/social_providers', {
    provider: name,
    client_id: 'client-at-provider',
    client_secret: provider.clientSecret,
    endpoints: name === 'GoogleOAuth' ? provider.oidc : provider.oauth,
    ...more,
  })

  async function begin(browser: FormBrowser, extra: Record<string, string> = {}): Promise<URL> {
    const address = new URL(workos.sso.getAuthorizationUrl({ provider: name, clientId, redirectUri, state: 'a state' }))
    for (const [parameter, value] of Object.entries(extra)) address.searchParams.set(parameter, value)
    await browser.open(address.href)
    return browser.location
  }

  return {
    ...server,
    provider,
    begin,
    async signIn(browser, person = ada) {
      provider.person = person
      await browser.open(provider.allow(await begin(browser)))
      return browser.location
    },
    configure: (body) => api.request(`/environments/current/social_providers/${name}`, { method: 'PATCH', body }),
    async attempts() {
      const { body } = await api.get<{ data: Awaited<ReturnType<SocialServer['attempts']>> }>('/sso/sessions')
      return body.data
    },
    browser: () => new FormBrowser(url),
  }
}
