import type { SourceRow } from '../define-source.ts'
import type { Problem } from '../records.ts'

/** A row, or the line that is none. */
export type ReadRow = SourceRow & { broken?: Problem & { text: string } }
