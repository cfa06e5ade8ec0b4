import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ member, server: { api } }) {
    const { body } = await api.request<{ oidc: { redirect_uri: string } }>(`/connections/${member('connection_id')}`, {
      method: 'PATCH',
      body: {},
    })
    return { objects: { '/sso/oidc/idp-logout/': body.oidc.redirect_uri.split('/').at(-1) } }
  },
})
