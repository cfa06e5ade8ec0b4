import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create, server: { api } }) {
    await api.request('/environments/current/radar_settings', { method: 'PATCH', body: { standalone: 'enforce' } })
    const { attempt_id } = await create('/radar/attempts', {
      ip_address: '203.0.113.7',
      user_agent: name,
      email: `ada@${name}.example`,
      auth_method: 'Password',
      action: 'sign-in',
    })
    return {
      objects: { '/radar/attempts/': attempt_id, '/radar/lists/': 'user_agent', '/radar/lists/{type}/': 'block' },
    }
  },
  async leaveTraces({ create }, { email, ip_address, user_agent }) {
    await create('/radar/attempts', { ip_address, user_agent, email, auth_method: 'Password', action: 'sign-in' })
  },
  calls: {
    RadarStandaloneController_assess: [{ with: { ip_address: '203.0.113.9' } }],
    RadarStandaloneController_updateRadarList: [{ with: { entry: 'curl' } }],
    RadarStandaloneController_deleteRadarListEntry: [
      {
        first: ({ done }) => done('POST', '/radar/lists/user_agent/block', { entry: 'curl' }),
        with: { entry: 'curl' },
      },
    ],
  },
})
