import { defined } from '#platform/defined.ts'
import { defineError } from '#platform/http/errors.ts'

export const connectionRefused = defineError(
  {
    status: 422,
    code: 'invalid_connection',
    when: 'A setting of the connection cannot be used, or belongs to another type.',
  },
  /** `reason` names the cause for programs, where it has a name. */
  (field: string, why: string, reason?: string) => {
    const message = `\`${field}\` cannot be used. ${why}`
    const code = `${field.replaceAll('.', '_')}_invalid`
    return { message, errors: [{ field, code, message, ...defined({ reason }) }] }
  },
)

export const connectionIncomplete = defineError(
  {
    status: 422,
    code: 'connection_incomplete',
    when: 'The connection cannot be active: its configuration is not complete.',
    next: 'Send what is missing, together with the state or before it.',
  },
  (missing: string) => `The connection is not complete. ${missing}`,
)
