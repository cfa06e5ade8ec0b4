import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  /** Its time is over, so that no sign-in asks it. */
  async furnish({ server }) {
    await server.api.put('/migration_endpoint', { url: 'http://127.0.0.1:9/', until: '2020-01-01T00:00:00Z' })
    return {}
  },
  calls: {
    'gatehouse.migration_endpoint.set': [{ with: { url: 'http://127.0.0.1:9/' } }],
  },
})
