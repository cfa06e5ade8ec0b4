import { csv } from './csv.ts'
import type { ExportFormat } from './format.ts'
import { ndjson } from './ndjson.ts'

export const exportFormats = { csv, ndjson } as const satisfies Record<string, ExportFormat>
export type ExportFormatName = keyof typeof exportFormats
