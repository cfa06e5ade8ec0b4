import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { exportOf } from './files.ts'
import { type ExportRow, exportColumns } from './schemas.ts'

export function findExportRow(ctx: Context, id: string): Promise<ExportRow | undefined> {
  return ctx.db.maybe<ExportRow>(sql`
    select ${exportColumns} from audit_log_exports x where x.environment_id = ${ctx.environmentId} and x.id = ${id}`)
}

/** Whether the file of an export may still be downloaded: a URL must not outlive its export or organization. */
export async function isFileGiven({ database }: System, fileKey: string): Promise<boolean> {
  const of = exportOf(fileKey)
  if (of === undefined) return false
  const row = await database.maybe(sql`
    select 1 from audit_log_exports where environment_id = ${of.environmentId} and id = ${of.id} and state = 'ready'`)
  return row !== undefined
}
