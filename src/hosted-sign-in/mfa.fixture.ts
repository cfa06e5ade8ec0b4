import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { type MfaServer, startMfaServer } from '#people/mfa/mfa.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'

export const password = 'a sturdy long passphrase'
export const redirectUri = 'https://app.example.com/callback'
export const email = 'ada@northwind.example'

export interface MfaPagesServer extends MfaServer {
  userId: string
  /** A browser that has shown address and password, of the one user or of another one with the same password. */
  signIn(as?: string): Promise<FormBrowser>
  announced(name: string): Promise<Record<string, unknown>[]>
}

/** A server with one user, and an application that its pages lead back to. */
export async function startMfaPages(policy: 'optional' | 'required' = 'optional'): Promise<MfaPagesServer> {
  const server = await startMfaServer()
  const { workos, api, clientId } = server
  await ensureRedirectUri(server.environment, redirectUri)
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { mfa_policy: policy } })
  const { id: userId } = await workos.userManagement.createUser({ email, password, emailVerified: true })
  return {
    ...server,
    userId,
    async signIn(as = email) {
      const browser = new FormBrowser(server.url)
      await browser.open(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId }))
      await browser.submit({ email: as })
      await browser.submit({ password })
      return browser
    },
    async announced(name) {
      const { body } = await api.get<{ data: { data: Record<string, unknown> }[] }>(`/events?events=${name}`)
      return body.data.map(({ data }) => data)
    },
  }
}

/** The key that the page shows, and the one in its QR code are the same by `qr-code.test.ts`. */
export function shownSecret(browser: FormBrowser): string {
  const [, groups = ''] = /<code class="gh-secret" id="key">(.*?)<\/code>/.exec(browser.html) ?? []
  return groups.replaceAll(/<\/?span>/g, '')
}

export function shownCodes(browser: FormBrowser): string[] {
  return [...browser.html.matchAll(/<li><code>([^<]*)<\/code><\/li>/g)].map(([, code = '']) => code)
}
