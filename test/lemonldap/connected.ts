import type { Page } from 'playwright-core'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { openPage } from '../browser.ts'
import { startServer } from '../server.ts'
import { type OidcClient, startLemonldap } from './provider.ts'

/** One of the people that LemonLDAP::NG has for demonstrations. */
export const email = 'dwho@badwolf.org'

/** An organization with a connection that was made of the URL of the provider's metadata alone. */
export async function start() {
  const begun = await begin()
  const { api, provider, organizationId } = begun
  const { body } = await api.post<{ id: string; saml: { metadata_url: string } }>('/connections', {
    organization_id: organizationId,
    type: 'GenericSAML',
    name: 'LemonLDAP::NG',
    saml: { idp_metadata_url: provider.metadataUrl },
  })
  await provider.trust(await (await fetch(body.saml.metadata_url)).text())
  return { ...begun, ...begun.connected(body.id), metadataUrl: body.saml.metadata_url }
}

/** An organization with a connection that was made of the issuer of the provider, and a client there. */
export async function startOidc(client: Omit<OidcClient, 'redirectUri'>) {
  const begun = await begin()
  const { api, provider, organizationId } = begun
  const { body } = await api.post<{ id: string; oidc: { redirect_uri: string } }>('/connections', {
    organization_id: organizationId,
    type: 'GenericOIDC',
    name: 'LemonLDAP::NG',
    oidc: { issuer: provider.issuer, client_id: client.id, client_secret: client.secret },
  })
  await provider.register({ ...client, redirectUri: body.oidc.redirect_uri })
  return { ...begun, ...begun.connected(body.id) }
}

async function begin() {
  const [server, provider] = [await startServer(), await startLemonldap()]
  const { workos, api, clientId, environment, url } = server
  const redirectUri = `${url}/callback-of-the-application`
  await ensureRedirectUri(environment, redirectUri)
  const organization = await workos.organizations.createOrganization({
    name: 'Bad Wolf',
    domainData: [{ domain: 'badwolf.org', state: 'verified' as never }],
  })
  const page = await openPage()
  return {
    ...server,
    provider,
    page,
    redirectUri,
    organizationId: organization.id,
    connected: (connection: string) => ({
      connectionId: connection,
      authorizeUrl: workos.sso.getAuthorizationUrl({ connection, clientId, redirectUri, state: 'a state' }),
    }),
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
