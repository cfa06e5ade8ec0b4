import { defineSlice } from '#platform/slices/slice.ts'
import { auditLogOperations } from './operations.ts'

/** The events of the organization’s audit log, and exports of them. */
export const portalAuditLog = defineSlice({ operations: auditLogOperations })
