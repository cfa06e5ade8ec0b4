import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ensureRedirectUri } from '../../src/environment/redirect-uris/index.ts'
import { otherKey } from '../../src/protocol/saml/provider.fixture.ts'
import { openPage } from '../browser.ts'
import { startServer } from '../server.ts'
import { startLemonldap } from './provider.ts'

/** One of the people that LemonLDAP::NG has for demonstrations. */
const email = 'dwho@badwolf.org'

/** An organization with a connection that was made of the URL of the provider's metadata alone. */
async function start() {
  const [server, provider] = [await startServer(), await startLemonldap()]
  const { workos, api, clientId, environment, url } = server
  const redirectUri = `${url}/callback-of-the-application`
  await ensureRedirectUri(environment, redirectUri)
  const organization = await workos.organizations.createOrganization({
    name: 'Bad Wolf',
    domainData: [{ domain: 'badwolf.org', state: 'verified' as never }],
  })
  const { body } = await api.post<{ id: string; saml: { metadata_url: string } }>('/connections', {
    ...{ organization_id: organization.id, type: 'GenericSAML', name: 'LemonLDAP::NG' },
    saml: { idp_metadata_url: provider.metadataUrl },
  })
  await provider.trust(await (await fetch(body.saml.metadata_url)).text())
  const page = await openPage()
  return {
    ...server,
    ...{ provider, page, redirectUri, organizationId: organization.id, connectionId: body.id },
    metadataUrl: body.saml.metadata_url,
    authorizeUrl: workos.sso.getAuthorizationUrl({ connection: body.id, clientId, redirectUri, state: 'a state' }),
    async signInThere() {
      await page.waitForURL(`${provider.url}/**`)
      await page.locator('input[name=user]').fill('dwho')
      await page.locator('input[name=password]').fill('dwho')
      await page.keyboard.press('Enter')
    },
    async agree() {
      await page.waitForURL('**/sso/consent?**')
      await page.locator('button[value=allow]').click()
    },
    async lastAttempt() {
      return (await api.get<{ data: object[] }>('/sso/sessions?limit=1')).body.data[0]
    },
  }
}

async function codeAt(page: Page, redirectUri: string): Promise<string> {
  await page.waitForURL(`${redirectUri}?**`)
  return new URL(page.url()).searchParams.get('code') ?? ''
}

test('a person signs in on the pages of LemonLDAP::NG, and the application gets their profile with the official SDK', async () => {
  const { page, authorizeUrl, signInThere, agree, redirectUri, workos, clientId, connectionId, lastAttempt } =
    await start()
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  expect(new URL(page.url()).searchParams.get('state')).toBe('a state')
  const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
  expect(profile).toMatchObject({ connectionId, email, idpId: email, name: 'Doctor Who' })
  expect(profile.customAttributes).toMatchObject({ username: 'dwho' })
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'service_provider', failure: null })

  // They have a session there and agreed here: the next sign-in asks nothing.
  await page.goto(authorizeUrl)
  expect(await codeAt(page, redirectUri)).not.toBe(code)
})

test('LemonLDAP::NG checks our requests with the certificate of our metadata, and refuses others', async () => {
  const { page, authorizeUrl, signInThere, agree, redirectUri, metadataUrl, provider } = await start()
  const metadata = await (await fetch(metadataUrl)).text()
  const other = otherKey.certificate.replace(/-----[^-]+-----|\s/g, '')
  await provider.trust(metadata.replaceAll(/(<ds:X509Certificate>)[^<]+/g, `$1${other}`))
  await page.goto(authorizeUrl)
  const posted = page.waitForResponse((each) => each.request().method() === 'POST')
  await signInThere()
  expect(await (await posted).text()).not.toContain('SAMLResponse')

  await provider.trust(metadata)
  await page.context().clearCookies()
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  expect(await codeAt(page, redirectUri)).not.toBe('')
})

test('the email on the hosted sign-in page leads to LemonLDAP::NG and back into user management', async () => {
  const { page, signInThere, agree, redirectUri, workos, clientId, organizationId } = await start()
  await page.goto(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId }))
  await page.getByLabel('Email').fill(email)
  await page.keyboard.press('Enter')
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  const session = await workos.userManagement.authenticateWithCode({ clientId, code })
  expect(session).toMatchObject({ authenticationMethod: 'SSO', organizationId, user: { email, emailVerified: true } })
})

test('a sign-in that starts at LemonLDAP::NG is asked about, and gives the application a profile', async () => {
  const { page, provider, signInThere, agree, redirectUri, workos, clientId, lastAttempt } = await start()
  await page.goto(provider.startUrl)
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  expect((await workos.sso.getProfileAndToken({ code, clientId })).profile.email).toBe(email)
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'identity_provider' })
})
