import { defineSlice } from '#platform/slices/slice.ts'
import { beginsWithItContact } from '#tenancy/it-contacts/index.ts'
import { warnNewContacts } from './announce.ts'
import { certificateRenewalRequired } from './events.ts'
import { ownKeysEnd, providerCertificatesEnd } from './gauges.ts'
import { announceExpiringCertificates } from './jobs.ts'

export const certificateExpiry = defineSlice({
  events: [certificateRenewalRequired],
  gauges: [providerCertificatesEnd, ownKeysEnd],
  crons: [announceExpiringCertificates],
  fills: [beginsWithItContact.fill({ begin: warnNewContacts })],
})
