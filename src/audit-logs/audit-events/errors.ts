import { defineError, notFound } from '#platform/http/errors.ts'
import type { Wrong } from '../audit-actions/index.ts'

export const invalidAuditEvent = defineError(
  {
    status: 400,
    code: 'invalid_audit_log_event',
    when: 'The event does not match the schema of its action, or the action has no schema of this version.',
    next: 'Each entry of `errors` describes what is wrong at its `instancePath`.',
  },
  (wrong: readonly Wrong[]) => ({
    message: 'Invalid Audit Log event.',
    errors: wrong.slice(0, 100).map(({ path, message }) => ({ instancePath: path, message })),
  }),
)

export function auditEventNotFound(id: string) {
  return notFound('Audit Log Event', id)
}
