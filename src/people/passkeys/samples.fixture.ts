import { defineSamples } from '#test/slice-samples.ts'
import { leavePasskey } from './passkey.fixture.ts'

export const samples = defineSamples({
  async furnish({ member, server: { environment } }) {
    return { objects: { '/user_management/passkeys/': await leavePasskey(environment, member('user_id')) } }
  },
  calls: { 'gatehouse.passkeys.delete': [{ events: ['gatehouse.credential.changed'] }] },
})
