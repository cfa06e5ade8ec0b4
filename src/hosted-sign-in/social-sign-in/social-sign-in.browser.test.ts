import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { openPage } from '#test/browser.ts'
import { startProvider } from '#test/identity-provider.ts'
import { startServer } from '#test/server.ts'
import { oneInTurn } from '#test/turns.ts'

test.each(oneInTurn([true, false]))(
  'a person signs in with Google by the button of the page (scripts: %s)',
  async (javaScriptEnabled) => {
    const page = await openPage({ javaScriptEnabled })
    const server = await startServer()
    const redirectUri = `${server.url}/callback-of-the-application`
    await ensureRedirectUri(server.environment, redirectUri)
    const provider = await startProvider({
      sub: '1',
      email: 'ada@gmail.com',
      email_verified: true,
      name: 'Ada Lovelace',
    })
    await server.api.post('/environments/current/social_providers', {
      provider: 'GoogleOAuth',
      client_id: 'client-at-provider',
      client_secret: provider.clientSecret,
      endpoints: provider.oidc,
    })
    const begin = () =>
      page.goto(
        server.workos.userManagement.getAuthorizationUrl({
          provider: 'authkit',
          redirectUri,
          clientId: server.clientId,
        }),
      )

    await begin()
    await page.getByRole('link', { name: 'Continue with Google' }).click()
    await page.waitForURL(`${provider.url}/**`)
    // Who turns back finds the page again, with what happened.
    await page.getByRole('link', { name: 'Deny' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('You didn’t finish signing in with Google.')
    await page.getByRole('link', { name: 'Continue with Google' }).click()
    await page.getByRole('link', { name: 'Allow' }).click()

    await page.waitForURL(`${redirectUri}**`)
    const answer = await server.workos.userManagement.authenticateWithCode({
      clientId: server.clientId,
      code: new URL(page.url()).searchParams.get('code') ?? '',
    })
    expect(answer).toMatchObject({ authenticationMethod: 'GoogleOAuth', user: { email: 'ada@gmail.com' } })
  },
)
