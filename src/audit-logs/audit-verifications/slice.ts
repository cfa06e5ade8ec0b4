import { defineSlice } from '#platform/slices/slice.ts'
import { auditLogsArea } from '../audit-actions/index.ts'
import { getVerificationOperation } from './operations/get-verification.ts'
import { listVerificationsOperation } from './operations/list-verifications.ts'
import { startVerificationOperation } from './operations/start-verification.ts'
import { verifyAuditLogJob } from './verify-job.ts'

export const auditVerifications = defineSlice({
  area: auditLogsArea,
  operations: [startVerificationOperation, getVerificationOperation, listVerificationsOperation],
  tables: {
    audit_log_verifications: {
      kept: { after: 'created_at', for: '90 days' },
      impersonal: { 'ids and numbers of events, in a sentence of ours': ['fault'] },
    },
  },
  jobs: [verifyAuditLogJob],
})
