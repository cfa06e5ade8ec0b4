import type { Context } from '#platform/context.ts'
import { exportFormats } from './formats/index.ts'
import type { ExportRow } from './schemas.ts'

/** How long an address is good for (I-7). */
const urlMs = 600_000

export function fileKeyOf(environmentId: string, { id, format }: Pick<ExportRow, 'id' | 'format'>): string {
  return `exports/${environmentId}/${id}.${exportFormats[format].extension}`
}

/** The export that a file is of. */
export function exportOf(fileKey: string): { environmentId: string; id: string } | undefined {
  const [, environmentId, id] = /^exports\/([^/]+)\/([^/.]+)\.\w+$/.exec(fileKey) ?? []
  return environmentId === undefined || id === undefined ? undefined : { environmentId, id }
}

/** An address of the file for ten minutes. */
export function urlOf({ system, environmentId, now }: Context, row: ExportRow): Promise<string> {
  const { extension, contentType } = exportFormats[row.format]
  const day = (time: string) => time.slice(0, 10)
  return system.storage.signedUrl(fileKeyOf(environmentId, row), {
    fileName: `audit-log-${day(row.range_start)}-${day(row.range_end)}.${extension}`,
    contentType,
    until: new Date(now().getTime() + urlMs),
  })
}
