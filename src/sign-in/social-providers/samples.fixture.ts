import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create, server: { environment } }) {
    const { provider } = await create('/environments/current/social_providers', {
      // One that the other environment does not have: the paths of providers hold no ids.
      provider: name.startsWith('north') ? 'GoogleOAuth' : 'GitHubOAuth',
      client_id: `client-of-${name}`,
      client_secret: `secret-of-${name}`,
    })
    return {
      objects: {
        '/environments/current/social_providers/': provider,
        '/social-sign-in/': environment.environmentId,
        '/social-sign-in/{environment_id}/': provider,
      },
    }
  },
  calls: {
    'gatehouse.social_providers.create': [{ with: { provider: 'GitHubOAuth' } }],
  },
})
