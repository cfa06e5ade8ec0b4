import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member }) {
    return { searches: { 'gatehouse.search': { q: name }, 'gatehouse.names': { ids: member('organization_id') } } }
  },
})
