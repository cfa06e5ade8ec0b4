import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'
import { type KnownConnection, redirectUri, samlOfIdp, signInThrough } from './sso.fixture.ts'

const acceptsAnyEmail = { sso_outside_domains: true }

/** Someone has signed in through a connection of SAML. */
async function codeOfSignIn({ url, clientId, done, members }: Kit): Promise<string | null> {
  await done('PATCH', '/environments/current/sign_in_settings', acceptsAnyEmail)
  const connection = await done('POST', '/connections', {
    organization_id: members.organization_id,
    type: 'OktaSAML',
    name: 'A provider',
    saml: samlOfIdp,
  })
  const redirect = `https://${members.domain}/callback`
  const location = await signInThrough(connection as unknown as KnownConnection, {
    url,
    clientId,
    redirectUri: redirect,
  })
  return location.searchParams.get('code')
}

export const samples = defineSamples({
  async leaveTraces({ server, member }, { email, text, ip_address, user_agent }) {
    const { api, clientId, workos, url } = server
    await ensureRedirectUri(server.environment, redirectUri)
    await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: acceptsAnyEmail })
    const { body } = await api.post<KnownConnection>('/connections', {
      organization_id: member('organization_id'),
      type: 'OktaSAML',
      name: 'A provider',
      saml: samlOfIdp,
    })
    const start = workos.sso.getAuthorizationUrl({ connection: body.id, clientId, redirectUri, loginHint: email })
    await fetch(start, { redirect: 'manual', headers: { 'x-forwarded-for': ip_address, 'user-agent': user_agent } })
    const names = [text]
    const attributes = { firstName: names, lastName: names, groups: names, job_title: names }
    await signInThrough(body, { url, clientId, redirectUri }, { email, attributes })
  },
  calls: {
    // Of a person whose provider cannot end a session from afar.
    SsoController_logoutAuthorize: [
      {
        status: 400,
        async with(kit) {
          const { profile } = await kit.done('POST', '/sso/token', {
            client_id: kit.clientId,
            client_secret: kit.apiKey,
            grant_type: 'authorization_code',
            code: await codeOfSignIn(kit),
          })
          return { profile_id: (profile as { id: string }).id }
        },
      },
    ],
    SsoController_token: [
      {
        with: async (kit) => ({ grant_type: 'authorization_code', code: await codeOfSignIn(kit) }),
        events: ['authentication.sso_succeeded'],
      },
    ],
  },
})
