import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { AuditVerification, toAuditVerification } from '../schemas.ts'
import { getVerification } from '../verifications.ts'

export const getVerificationOperation = defineOperation({
  id: 'gatehouse.audit_logs.get_verification',
  method: 'GET',
  path: '/audit_logs/verifications/{id}',
  summary: 'Get the verification of an audit log',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: AuditVerification },
  errors: [notFound],
  handler: async ({ params }, ctx) => toAuditVerification(await getVerification(ctx, params.id)),
})
