import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ server: { api } }) {
    await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { impersonation: true } })
    return {}
  },
})
