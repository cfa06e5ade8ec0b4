import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { openPage } from '#test/browser.ts'
import { oneInTurn } from '#test/turns.ts'
import { settled, walk } from '../keyboard.fixture.ts'
import { pagesOf } from '../pages.fixture.ts'
import { type SamlpServer, startSamlp } from './samlp.fixture.ts'

/** A page that asks for a decision is read first: its buttons follow in their order, each with a visible focus. */
async function expectOrder(page: Page): Promise<void> {
  await settled(page)
  const { first, reached, unmarked, misplaced } = await walk(page)
  expect({ first, unmarked, misplaced }).toEqual({ first: undefined, unmarked: [], misplaced: [] })
  expect(reached).toEqual(['Sign in', 'Cancel', undefined])
}

const withOrWithout = oneInTurn([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])

/** An address of the application that a browser of a test can open. */
async function registerApplication({ environment, url }: SamlpServer): Promise<string> {
  const redirectUri = `${url}/callback-of-the-application`
  await ensureRedirectUri(environment, redirectUri)
  return redirectUri
}

/** Signs in on the page of the provider, which sends its form by a script, or by a button where there are none. */
async function signInAtProvider(page: Page, { provider }: SamlpServer, javaScriptEnabled: boolean): Promise<void> {
  await page.waitForURL(`${provider.url}/**`)
  await page.getByLabel('Login').fill('ada')
  await page.keyboard.press('Enter')
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Submit' }).click()
}

test.each(withOrWithout)(
  'a person comes from the sign-in page to their SAML provider and back into user management, by keyboard (scripts: $javaScriptEnabled)',
  async ({ javaScriptEnabled }) => {
    const server = await pagesOf(await startSamlp('GenericSAML'))
    const page = await openPage({ javaScriptEnabled })
    const redirectUri = await registerApplication(server)
    await page.goto(server.authorizeUrl({ redirect_uri: redirectUri }))
    await page.getByLabel('Email').fill('ada@northwind.example')
    await page.keyboard.press('Enter')
    await signInAtProvider(page, server, javaScriptEnabled)

    await page.waitForURL('**/sso/consent?**')
    if (javaScriptEnabled) await expectOrder(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    await page.waitForURL(`${redirectUri}?**`)
    const code = new URL(page.url()).searchParams.get('code') ?? ''
    const session = await server.workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })
    expect(session).toMatchObject({ authenticationMethod: 'SSO', organizationId: server.organizationId })
    expect(session.user).toMatchObject({ email: 'ada@northwind.example', emailVerified: true, firstName: 'Ada' })
  },
)

test.each(withOrWithout)(
  'a signed request goes by HTTP-POST to a provider that takes no redirects (scripts: $javaScriptEnabled)',
  async ({ javaScriptEnabled }) => {
    const server = await startSamlp()
    const { api, connectionId, provider, authorizeUrl, workos, clientId } = server
    provider.choose({ wantsSignedRequests: true })
    const metadata = await (await fetch(provider.metadataUrl)).text()
    const idp_metadata_xml = metadata.replace(/<SingleSignOnService [^>]*HTTP-Redirect[^>]*>/, '')
    const saml = { idp_metadata_xml, sign_requests: true }
    await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { saml } })

    const page = await openPage({ javaScriptEnabled })
    const redirectUri = await registerApplication(server)
    await page.goto(authorizeUrl({ redirect_uri: redirectUri }))
    if (!javaScriptEnabled) {
      expect(new URL(page.url()).pathname).toBe('/sso/request')
      await page.getByRole('button', { name: 'Continue' }).press('Enter')
    }
    await signInAtProvider(page, server, javaScriptEnabled)
    await page.waitForURL(`${redirectUri}?**`)
    const code = new URL(page.url()).searchParams.get('code') ?? ''
    expect((await workos.sso.getProfileAndToken({ code, clientId })).profile.idpId).toBe('id-of-ada')
  },
)
