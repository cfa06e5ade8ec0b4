import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { AuditVerification, toAuditVerification } from '../schemas.ts'
import { startVerification } from '../verifications.ts'

export const startVerificationOperation = defineOperation({
  id: 'gatehouse.audit_logs.verify',
  method: 'POST',
  path: '/audit_logs/verifications',
  summary: 'Verify an audit log',
  description:
    'Starts a job that holds every event of an organization against the chain of hashes. Poll the verification until it is not `running`. While one runs, it is returned.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: Type.Object({ organization_id: Type.String() }),
  success: { status: 201, body: AuditVerification },
  errors: [notFound],
  handler: async ({ body }, ctx) => toAuditVerification(await startVerification(ctx, body.organization_id)),
})
