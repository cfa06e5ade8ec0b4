import { defineSamples, tracedPerson } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'
import { pushMethod } from './schemas.ts'

const tracedDomain = tracedPerson.email.split('@')[1]
const subject = ({ members }: Kit) => ({
  stream_id: members.signal_stream_id,
  subject: { format: 'complex', tenant: { format: 'opaque', id: members.organization_id } },
})
const stream = ({ members }: Kit) => ({ stream_id: members.signal_stream_id })

export const samples = defineSamples({
  async furnish({ create, member, server: { api, clientId } }) {
    const { stream_id } = await create('/ssf/streams', { description: 'Sample' })
    // The stream gets the addresses of a domain that is verified when they change.
    await create('/organizations', { name: 'Analytical', domain_data: [{ domain: tracedDomain, state: 'verified' }] })
    const tenant = { format: 'opaque', id: member('organization_id') }
    await api.post('/ssf/subjects/remove', { stream_id, subject: { format: 'complex', tenant } })
    return {
      objects: { '/ssf/poll/': stream_id, '/.well-known/ssf-configuration/oauth2/': clientId },
      members: { signal_stream_id: stream_id },
    }
  },
  calls: {
    'gatehouse.shared_signals.create_stream': [
      { with: { delivery: { method: pushMethod, endpoint_url: 'http://127.0.0.1:9/events' } } },
    ],
    'gatehouse.shared_signals.update_stream': [{ with: (kit) => ({ ...stream(kit), description: 'Changed' }) }],
    'gatehouse.shared_signals.replace_stream': [{ with: (kit) => ({ ...stream(kit), description: 'Replaced' }) }],
    'gatehouse.shared_signals.delete_stream': [
      { with: ({ members }) => ({ path: `/ssf/streams?stream_id=${members.signal_stream_id}` }) },
    ],
    'gatehouse.shared_signals.set_status': [{ with: (kit) => ({ ...stream(kit), status: 'paused' }) }],
    'gatehouse.shared_signals.verify_stream': [{ with: stream }],
    'gatehouse.shared_signals.add_subject': [{ with: subject }],
    'gatehouse.shared_signals.remove_subject': [{ with: subject }],
    'gatehouse.shared_signals.poll': [{ with: { ack: ['set_none'], returnImmediately: true } }],
  },
})
