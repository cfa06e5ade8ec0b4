import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const auditLogsArea: ReferenceArea = {
  name: 'Audit logs',
  group: 'Events',
  description: 'A tamper-evident log of what people did, for each organization.',
}
