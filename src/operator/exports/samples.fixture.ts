import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: { 'gatehouse.users.export': [{ events: [] }] },
})
