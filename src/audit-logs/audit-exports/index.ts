export { createExport, getExport } from './exports.ts'
export { AuditExport, CreateExport } from './schemas.ts'
