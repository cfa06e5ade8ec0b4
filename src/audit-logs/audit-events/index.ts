export { ensureAuditLogPartitions } from './partitions.ts'
export { getAuditEvent, newestSequence, readAuditEventsAfter } from './read.ts'
export { AuditEvent } from './schemas.ts'
export { type AuditEventFilter, searchAuditEvents } from './search.ts'
