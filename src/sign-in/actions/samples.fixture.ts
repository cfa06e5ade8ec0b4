import { defineSamples } from '#test/slice-samples.ts'

const elsewhere = 'http://127.0.0.1:9/elsewhere'

export const samples = defineSamples({
  async furnish({ create }) {
    const { id } = await create('/action_endpoints', {
      type: 'authentication',
      endpoint_url: 'http://127.0.0.1:9/',
      status: 'disabled',
    })
    return { objects: { '/action_endpoints/': id } }
  },
  calls: {
    'gatehouse.actions.create_endpoint': [{ with: { type: 'user_registration', endpoint_url: elsewhere } }],
  },
})
