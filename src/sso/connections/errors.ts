import { defined } from '#platform/defined.ts'
import { defineError } from '#platform/http/errors.ts'
import type { FailureDetails } from '#protocol/failure.ts'

export const connectionRefused = defineError(
  {
    status: 422,
    code: 'invalid_connection',
    when: 'A setting of the connection cannot be used, or belongs to another type.',
  },
  /** `reason` is the name of the cause, if it has one, and `details` the received values, such as a status. */
  (field: string, why: string, reason?: string, details: FailureDetails = {}) => {
    const message = `\`${field}\` cannot be used. ${why}`
    const code = `${field.replaceAll('.', '_')}_invalid`
    const { status } = details
    return { message, errors: [{ field, code, message, ...defined({ reason, status }) }] }
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

export const metadataUnread = defineError(
  {
    status: 422,
    code: 'connection_metadata_unread',
    when: 'The connection cannot be active, because the provider’s metadata could not be read yet.',
    next: 'Correct the address, or wait until the provider answers. The connection becomes active by itself then.',
  },
  (why: string) => `The connection cannot be active before its provider's document was read once. ${why}`,
)
