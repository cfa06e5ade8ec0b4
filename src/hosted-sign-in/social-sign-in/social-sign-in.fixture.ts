import { expect } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { type Person, startProvider, type TestProvider } from '#test/identity-provider.ts'
import { startServer, type TestServer } from '#test/server.ts'

export const redirectUri = 'https://app.example/callback'
export const ada: Person = {
  sub: '1001',
  email: 'ada@gmail.com',
  email_verified: true,
  given_name: 'Ada',
  family_name: 'Lovelace',
  name: 'Ada Lovelace',
  picture: 'https://pictures.example/ada.png',
}

export interface SocialSignIn extends TestServer {
  provider: TestProvider
  browser: FormBrowser
  /** Begins a sign-in that goes straight to the provider. @returns the provider's address. */
  begin(more?: Record<string, string>): Promise<URL>
  /** The whole sign-in. @returns the application's address with what it carries. */
  signIn(person?: Person): Promise<URL>
  exchange(location: URL): Promise<{ status: number; body: Record<string, unknown> }>
  events(name: string): Promise<Record<string, unknown>[]>
}

/** An environment with Google (OpenID Connect) or GitHub (OAuth 2.0) set up at a provider on loopback. */
export async function startSocialSignIn(
  name: 'GoogleOAuth' | 'GitHubOAuth' = 'GoogleOAuth',
  more: object = {},
): Promise<SocialSignIn> {
  const server = await startServer()
  await ensureRedirectUri(server.environment, redirectUri)
  const provider = await startProvider(ada)
  const created = await server.api.post('/environments/current/social_providers', {
    provider: name,
    client_id: 'client-at-provider',
    client_secret: provider.clientSecret,
    endpoints: name === 'GoogleOAuth' ? provider.oidc : provider.oauth,
    ...more,
  })
  expect(created.status).toBe(201)
  const browser = new FormBrowser(server.url)
  const begin = async (parameters: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: server.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      state: 'state of the application',
      provider: name,
      ...parameters,
    })
    await browser.open(`${server.url}/user_management/authorize?${query}`)
    return browser.location
  }
  return {
    ...server,
    provider,
    browser,
    begin,
    async signIn(person = ada) {
      provider.person = person
      await browser.open(provider.allow(await begin()))
      return browser.location
    },
    async exchange(location) {
      const answer = await server.api.post('/user_management/authenticate', {
        grant_type: 'authorization_code',
        client_id: server.clientId,
        client_secret: server.apiKey,
        code: location.searchParams.get('code'),
      })
      return answer as { status: number; body: Record<string, unknown> }
    },
    async events(event) {
      const { body } = await server.api.get<{ data: { data: Record<string, unknown> }[] }>(`/events?events=${event}`)
      return body.data.map(({ data }) => data)
    },
  }
}
