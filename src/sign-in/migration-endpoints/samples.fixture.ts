import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: {
    'gatehouse.migration_endpoint.set': [{ with: { url: 'http://127.0.0.1:9/' } }],
  },
})
