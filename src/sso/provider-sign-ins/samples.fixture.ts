import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create, server: { api } }) {
    const idp = `https://idp.${name}.example`
    const { body } = await api.post<{ saml: { acs_url: string } }>('/connections', {
      organization_id: member('organization_id'),
      type: 'OktaSAML',
      name: `SAML of ${name}`,
      saml: { idp_entity_id: idp, idp_sso_url: `${idp}/sso`, idp_certificates: [providerKey.certificate] },
    })
    const key = body.saml.acs_url.split('/').at(-1)
    const { body: other } = await api.request<{ oidc: { redirect_uri: string } }>(
      `/connections/${member('connection_id')}`,
      { method: 'PATCH', body: {} },
    )
    const { url } = await create(`/connections/${member('connection_id')}/test`)
    return {
      objects: {
        '/sso/test/': decodeURIComponent(url?.split('/').at(-1) ?? ''),
        '/sso/saml/metadata/': key,
        '/sso/saml/acs/': key,
        '/sso/saml/slo/': key,
        '/sso/oidc/callback/': other.oidc.redirect_uri.split('/').at(-1),
      },
    }
  },
})
