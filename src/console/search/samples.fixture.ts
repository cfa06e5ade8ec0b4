import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name }) {
    return { searches: { 'gatehouse.search': { q: name } } }
  },
})
