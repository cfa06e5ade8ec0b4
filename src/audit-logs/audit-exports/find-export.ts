import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { type ExportRow, exportColumns } from './schemas.ts'

export function findExportRow(ctx: Context, id: string): Promise<ExportRow | undefined> {
  return ctx.db.maybe<ExportRow>(sql`
    select ${exportColumns} from audit_log_exports x where x.environment_id = ${ctx.environmentId} and x.id = ${id}`)
}
