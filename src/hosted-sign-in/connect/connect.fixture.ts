import * as client from 'openid-client'
import { expect } from 'vitest'
import { issuerOf } from '#connect/oauth-server/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer, type TestServer } from '#test/server.ts'

export const redirectUri = 'https://reports.contoso.example/callback'
const password = 'a sturdy long passphrase'

export interface TestApplication {
  id: string
  clientId: string
  secret: string
}

/** What an application keeps of a request until its answer. */
export interface Started {
  url: URL
  verifier: string
  state: string
}

export interface ConnectServer extends TestServer {
  issuer: string
  /** Who signs in. */
  person: { id: string; email: string }
  /** An application of a third party, and its organization. */
  application: TestApplication
  organizationId: string
  /** A request with all that one needs, for the third party unless said otherwise; `null` leaves a parameter out. */
  start(more?: Record<string, string | null>): Promise<Started>
  browser(): FormBrowser
  /** Signs the person in on the page that the browser shows. */
  signIn(browser: FormBrowser, email?: string): Promise<void>
  /** Makes another user. */
  addUser(email: string): Promise<string>
  /** Makes an application of the first party. */
  firstParty(uris?: string[]): Promise<TestApplication>
}

export async function startConnect(own?: TestServer): Promise<ConnectServer> {
  const server = own ?? (await startServer())
  const { workos, url } = server
  const addUser = async (email: string) =>
    (await workos.userManagement.createUser({ email, password, emailVerified: true })).id
  const email = 'ada@northwind.example'
  const id = await addUser(email)
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Contoso' })
  const withSecret = async ({ id: made, clientId }: { id: string; clientId: string }) => ({
    id: made,
    clientId,
    secret: (await workos.connect.createApplicationClientSecret({ id: made })).secret,
  })
  const application = await withSecret(
    await workos.connect.createOAuthApplication(
      'Contoso Reports',
      false,
      undefined,
      ['reports:read'],
      [{ uri: redirectUri }],
      false,
      organizationId,
    ),
  )
  return {
    ...server,
    issuer: issuerOf(server.environment),
    person: { id, email },
    application,
    organizationId,
    addUser,
    async start(more = {}) {
      const verifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const address = new URL(`${url}/oauth2/authorize`)
      const parameters = {
        client_id: application.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        state,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...more,
      }
      for (const [name, value] of Object.entries(parameters)) if (value !== null) address.searchParams.set(name, value)
      return { url: address, verifier, state }
    },
    browser: () => new FormBrowser(url),
    async signIn(browser, as = email) {
      expect(browser.location.pathname).toBe('/sign-in')
      await browser.submit({ email: as })
      await browser.submit({ password })
    },
    firstParty: async (uris = [redirectUri]) =>
      withSecret(
        await workos.connect.createOAuthApplication(
          'Northwind Mobile',
          true,
          undefined,
          undefined,
          uris.map((uri) => ({ uri })),
        ),
      ),
  }
}

/** What came back to the application. */
export function answerAt(browser: FormBrowser): Record<string, string> {
  const { origin, pathname, searchParams } = browser.location
  expect(origin + pathname).toBe(redirectUri)
  return Object.fromEntries(searchParams)
}
