import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const auditLogsArea: ReferenceArea = {
  name: 'Audit logs',
  group: 'Events',
  description: 'A log for each organization of what its people did, that no one can change unnoticed.',
}
