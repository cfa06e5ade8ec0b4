import { defineSamples } from '#test/slice-samples.ts'
import { absentId } from '../kit/absent-id.fixture.ts'

export const samples = defineSamples({
  async furnish({ member }) {
    return {
      objects: {
        '/portal/directory/': member('directory_id'),
        '/portal/directory/{id}/tokens/': absentId('directory_token'),
        '/portal/directory/{id}/users/': member('directory_user'),
        '/portal/directory/{id}/attributes/': 'department_name',
      },
    }
  },
})
