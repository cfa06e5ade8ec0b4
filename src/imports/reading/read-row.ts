import type { SourceRow } from '../define-source.ts'
import type { Problem } from '../records.ts'

/** A row, or a line that is not one. */
export type ReadRow = SourceRow & { broken?: Problem & { text: string } }
