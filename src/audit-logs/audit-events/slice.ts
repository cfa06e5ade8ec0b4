import { defineSlice } from '../../platform/slices/slice.ts'
import { endsWithOrganization } from '../../tenancy/organizations/index.ts'
import { endChain } from './chains.ts'
import { createEventOperation } from './operations/create-event.ts'
import { getEventOperation } from './operations/get-event.ts'
import { listEventsOperation } from './operations/list-events.ts'
import { addAuditLogPartitions } from './partitions.ts'

export const auditEvents = defineSlice({
  operations: [createEventOperation, listEventsOperation, getEventOperation],
  tables: {
    audit_log_chains: {},
    audit_log_events: {},
    audit_log_idempotency_keys: {},
  },
  crons: [addAuditLogPartitions],
  fills: [endsWithOrganization.fill({ end: endChain })],
})
