import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

const states = ['running', 'intact', 'faulty', 'error'] as const

export const AuditVerification = Type.Object({
  object: Type.Literal('audit_log_verification'),
  id: Type.String(),
  organization_id: Type.String(),
  state: Type.Enum([...states], {
    description:
      '`running`, then `intact` or `faulty`. `error` for one that could not be completed, which says nothing about the log.',
  }),
  event_count: Type.Integer({ description: 'How many events the log had when the verification began.' }),
  checked_count: Type.Integer({ description: 'How many were checked so far.' }),
  fault: Nullable(Type.String({ description: 'The first event that was changed, removed or moved, in a sentence.' })),
  completed_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type AuditVerification = Static<typeof AuditVerification>

export type VerificationRow = Omit<AuditVerification, 'object'>

export const verificationColumns = sql`
  v.id, v.organization_id, v.state, v.event_count, v.checked_count, v.fault, v.completed_at, v.created_at, v.updated_at`

export function toAuditVerification(row: VerificationRow): AuditVerification {
  const { id, organization_id, state, event_count, checked_count, fault, completed_at, created_at, updated_at } = row
  return {
    object: 'audit_log_verification',
    id,
    organization_id,
    state,
    event_count,
    checked_count,
    fault,
    completed_at,
    created_at,
    updated_at,
  }
}
