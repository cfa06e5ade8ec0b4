import { expect, onTestFinished } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { type ServerOptions, startOwnServer, startServer, type TestServer } from '#test/server.ts'

export const password = 'a sturdy long passphrase'
export const redirectUri = 'https://app.example.com/callback'

export interface PagesServer extends TestServer {
  authorizeUrl(extra?: Record<string, string>): string
  settings(changes: Record<string, unknown>): Promise<void>
  /** The link in the newest email to an address, once it arrived. */
  lastLink(to: string): Promise<string>
  /** Gives the code of a callback for a session. */
  exchange(location: URL): ReturnType<TestServer['workos']['userManagement']['authenticateWithCode']>
  browser(): FormBrowser
}

/** A server with a registered application; a separate one if options are given. */
export async function startPages(options?: ServerOptions): Promise<PagesServer> {
  return pagesOf(options === undefined ? await startServer() : await startOwn(options))
}

/** The same for a server that runs already. */
export async function pagesOf<S extends TestServer>(server: S): Promise<S & PagesServer> {
  const { workos, api, clientId, outbox } = server
  await ensureRedirectUri(server.environment, redirectUri)
  return {
    ...server,
    authorizeUrl(extra = {}) {
      const url = new URL(
        workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, state: 'a state' }),
      )
      for (const [name, value] of Object.entries(extra)) url.searchParams.set(name, value)
      return url.href
    },
    async settings(body) {
      const { status } = await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body })
      expect(status).toBe(200)
    },
    async lastLink(to) {
      const link = await expect
        .poll(async () => /https?:\S+/.exec((await outbox(to))[0]?.text ?? '')?.[0], { timeout: 20_000 })
        .toBeDefined()
        .then(async () => /https?:\S+/.exec((await outbox(to))[0]?.text ?? '')?.[0])
      return link ?? ''
    },
    exchange(location) {
      expect(location.href.split('?')[0]).toBe(redirectUri)
      return workos.userManagement.authenticateWithCode({ clientId, code: location.searchParams.get('code') ?? '' })
    },
    browser: () => new FormBrowser(server.url),
  }
}

async function startOwn(options: ServerOptions): Promise<TestServer> {
  const server = await startOwnServer(options)
  onTestFinished(() => server.close())
  return server
}

/** The immediate redirect of a page without an application. */
export function continueUrl(html: string): string | undefined {
  return /http-equiv="refresh" content="0;url=([^"]*)"/i.exec(html)?.[1]?.replaceAll('&amp;', '&')
}
