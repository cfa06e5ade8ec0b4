import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const sharedSignalsArea: ReferenceArea = {
  name: 'Shared Signals',
  group: 'Events',
  description:
    'Security events for receivers of the OpenID Shared Signals Framework: sessions that ended, credentials that changed, accounts that were disabled.',
  after: 'Webhooks',
}
