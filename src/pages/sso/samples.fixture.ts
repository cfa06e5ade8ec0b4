import { defineSamples } from '../../../test/slice-samples.ts'
import { ensureRedirectUri } from '../../environment/redirect-uris/index.ts'
import { type KnownConnection, redirectUri, samlOfIdp, signInThrough } from './sso.fixture.ts'

const letsAnybodyIn = { sso_outside_domains: true }

export const samples = defineSamples({
  async leaveTraces({ server, member }, { email, text, ip_address, user_agent }) {
    const { api, clientId, workos, url } = server
    await ensureRedirectUri(server.environment, redirectUri)
    await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: letsAnybodyIn })
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
    SsoController_token: [
      {
        async with({ url, clientId, done, members }) {
          await done('PATCH', '/environments/current/sign_in_settings', letsAnybodyIn)
          const connection = await done('POST', '/connections', {
            organization_id: members.organization_id,
            type: 'OktaSAML',
            name: 'A provider',
            saml: samlOfIdp,
          })
          const redirect = `https://${members.domain}/callback`
          const location = await signInThrough(connection as unknown as KnownConnection, {
            ...{ url, clientId, redirectUri: redirect },
          })
          return { code: location.searchParams.get('code') }
        },
        events: ['authentication.sso_succeeded'],
      },
    ],
  },
})
