import type { AuditEvent } from '../../audit-events/index.ts'

/** How events become a file. */
export interface ExportFormat {
  extension: string
  contentType: string
  /** What stands before the first event. */
  header: string
  /** Some events, each with the end of its line. */
  linesOf(events: readonly AuditEvent[]): string
}
