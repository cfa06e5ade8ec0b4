import { defineSamples } from '#test/slice-samples.ts'
import { absentId } from '../kit/absent-id.fixture.ts'

export const samples = defineSamples({
  async furnish() {
    return {
      objects: {
        '/portal/log-streams/': absentId('als'),
      },
    }
  },
})
