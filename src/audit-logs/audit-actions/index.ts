export { auditLogsArea } from './area.ts'
export { findSchema, forgetSchema, type KnownSchema } from './known-schemas.ts'
export type { Metadata, MetadataValue, Wrong } from './metadata-schema.ts'
export { createAuditSchema, listAuditActionNames } from './service.ts'
