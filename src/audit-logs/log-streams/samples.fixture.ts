import { defineSamples } from '#test/slice-samples.ts'
import { startLogReceiver } from './receiver.fixture.ts'

/** It answers for as long as the process lives. */
const receiver = startLogReceiver()

async function destination() {
  return { type: 'GenericHttps', url: (await receiver).url, header_value: 'Bearer of the sample' }
}

export const samples = defineSamples({
  async furnish({ member, create }) {
    const organization_id = member('organization_id')
    const { id } = await create('/audit_logs/streams', { organization_id, destination: await destination() })
    return {
      objects: { '/audit_logs/streams/': id },
      searches: { 'gatehouse.audit_logs.list_streams': { organization_id } },
    }
  },
  calls: {
    'gatehouse.audit_logs.create_stream': [{ with: async () => ({ destination: await destination() }) }],
    'gatehouse.audit_logs.update_stream': [{ with: { state: 'inactive' } }],
    'gatehouse.audit_logs.delete_stream': [{}],
    'gatehouse.audit_logs.test_stream': [{}],
  },
})
