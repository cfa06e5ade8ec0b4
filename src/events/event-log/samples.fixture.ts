import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish() {
    return { searches: { 'gatehouse.events.stream': { seconds: '0' } } }
  },
})
