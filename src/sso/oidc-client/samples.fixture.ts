import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member, server: { api } }) {
    const { body } = await api.request<{ oidc: { jwks_uri: string } }>(`/connections/${member('connection_id')}`, {
      method: 'PATCH',
      body: {},
    })
    return { objects: { '/sso/oidc/jwks/': body.oidc.jwks_uri.split('/').at(-1) } }
  },
})
