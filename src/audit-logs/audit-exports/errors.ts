import { defineError, notFound } from '#platform/http/errors.ts'

export function exportNotFound(id: string) {
  return notFound('Audit Log Export', id)
}

export const invalidRange = defineError(
  {
    status: 400,
    code: 'invalid_audit_log_export_range_date',
    when: 'The export would end before it begins, or begin in the future.',
  },
  () => 'Invalid date range: `range_end` is not after `range_start`, or `range_start` is in the future.',
)

export const fileGone = defineError(
  {
    status: 404,
    code: 'audit_log_download_ended',
    when: 'The URL of the file has expired or was changed, or its file or organization was deleted.',
    next: 'Get the export again: it has a new address for ten minutes.',
  },
  () => 'This address of a file is not valid any more.',
)
