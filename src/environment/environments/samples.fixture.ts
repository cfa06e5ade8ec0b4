import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const key = await create('/environments/current/keys', { name })
    return { objects: { '/environments/current/keys/': key.id } }
  },
  calls: {
    'gatehouse.environments.app_homepage_url': [{ with: { url: 'https://app.example.com/' } }],
    'gatehouse.environments.update': [{ with: { name: 'Renamed' } }],
  },
})
