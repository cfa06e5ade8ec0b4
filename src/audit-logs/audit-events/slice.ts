import { partitionsAheadOf } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { auditLogsArea } from '../audit-actions/index.ts'
import { endChain } from './chains.ts'
import { dropFormerAuditLogIndexes } from './former-indexes.ts'
import { writeAuditLogHeads } from './heads/write-heads.ts'
import { createEventOperation } from './operations/create-event.ts'
import { createEventsOperation } from './operations/create-events.ts'
import { getConfigurationOperation } from './operations/get-configuration.ts'
import { getEventOperation } from './operations/get-event.ts'
import { getRetentionOperation } from './operations/get-retention.ts'
import { listEventsOperation } from './operations/list-events.ts'
import { setRetentionOperation } from './operations/set-retention.ts'
import { addAuditLogPartitions, auditEventsTable } from './partitions.ts'
import { removeExpiredAuditEvents } from './remove-expired.ts'

export const auditEvents = defineSlice({
  area: auditLogsArea,
  operations: [
    createEventOperation,
    createEventsOperation,
    listEventsOperation,
    getEventOperation,
    getRetentionOperation,
    setRetentionOperation,
    getConfigurationOperation,
  ],
  tables: {
    audit_log_chains: {
      kept: { until: 'its environment is deleted: it is the proof of what was removed' },
    },
    audit_log_events: {
      kept: { until: 'the retention of its organization is over' },
      impersonal: {
        'the proof of what was done in an organization: an erasure leaves it as it is until its retention ends': [
          'action',
          'actor_type',
          'actor_name',
          'actor_metadata',
          'targets',
          'context',
          'metadata',
          'words',
        ],
      },
    },
    audit_log_idempotency_keys: { kept: { after: 'created_at', for: '1 day' } },
  },
  gauges: [partitionsAheadOf([auditEventsTable])],
  crons: [addAuditLogPartitions, dropFormerAuditLogIndexes, removeExpiredAuditEvents, writeAuditLogHeads],
  fills: [endsWithOrganization.fill({ end: endChain })],
})
