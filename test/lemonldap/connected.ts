import type { Page } from 'playwright-core'
import { ensureRedirectUri } from '../../src/environment/redirect-uris/index.ts'
import { openPage } from '../browser.ts'
import { startServer } from '../server.ts'
import { startLemonldap } from './provider.ts'

/** One of the people that LemonLDAP::NG has for demonstrations. */
export const email = 'dwho@badwolf.org'

/** An organization with a connection that was made of the URL of the provider's metadata alone. */
export async function start() {
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

export async function codeAt(page: Page, redirectUri: string): Promise<string> {
  await page.waitForURL(`${redirectUri}?**`)
  return new URL(page.url()).searchParams.get('code') ?? ''
}
