import { defineSamples } from '#test/slice-samples.ts'
import { absentId } from '../kit/absent-id.fixture.ts'

export const samples = defineSamples({
  async furnish({ member }) {
    return {
      objects: {
        '/portal/sso/': member('connection_id'),
        '/portal/sso/{id}/attempts/': absentId('sso_session'),
      },
    }
  },
})
