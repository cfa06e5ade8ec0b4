export { createExport, exportEvents, getExport } from './exports.ts'
export { AuditExport, CreateExport } from './schemas.ts'
