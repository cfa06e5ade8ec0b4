import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, server: { api } }) {
    const content = `{"urn:${name}:email": "{{ user.email }}"}`
    await api.request('/user_management/jwt_template', { method: 'PUT', body: { content } })
    return {}
  },
  calls: {
    'gatehouse.jwt_template.preview': [{ with: { content: '{"a": 1}' } }],
    JwtTemplatesController_updateJwtTemplate: [{ with: { content: '{"urn:fresh:email": "{{ user.email }}"}' } }],
  },
})
