import { defineError, notFound, platformErrors } from '#platform/http/errors.ts'

export function streamNotFound(id: string) {
  return notFound('Audit Log Stream', id)
}

export const tooManyStreams = defineError(
  {
    status: 422,
    code: 'too_many_audit_log_streams',
    when: 'The organization has reached the maximum number of log streams.',
    next: 'Delete one that is not needed.',
  },
  (most: number) => `An organization has at most ${most} log streams.`,
)

export const destinationUnavailable = defineError(
  {
    status: 422,
    code: 'audit_log_destination_unavailable',
    when: 'The server lacks a setting that is needed to send events to this destination.',
    next: 'Ask the operator of the server to set what the message names.',
  },
  (why: string) => why,
)

export function destinationFault(field: string, what: string) {
  return platformErrors.invalidRequest([
    { field: `destination.${field}`, code: `${field}_invalid`, message: `\`destination.${field}\` ${what}` },
  ])
}
