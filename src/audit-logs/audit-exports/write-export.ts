import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { errorMessage } from '#platform/error-code.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { type Place, scanAuditEvents } from '../audit-events/index.ts'
import { fileKeyOf } from './files.ts'
import { findExportRow } from './find-export.ts'
import { exportFormats } from './formats/index.ts'
import type { ExportRow } from './schemas.ts'

/** So many events are read at once; they and one part of a file are all that is in memory. */
const pageSize = 250
const pagesPerNote = 80
const mostFailures = 5

/**
 * Writes the file of an export. A process that dies leaves no file, and the next attempt writes all of it. Events do
 * not change, so the content is the same, plus events that were added in the meantime.
 */
export const writeExportJob = defineJob({
  name: 'write_audit_log_export',
  payload: Type.Object({ export_id: Type.String() }),
  // The row counts failed attempts, and gives up sooner than the queue. An attempt of a killed process does not count
  // as failed.
  maxAttempts: 20,
  // It may take minutes, and other jobs are not to wait for it.
  concurrency: 2,
  async run({ export_id }, ctx) {
    const row = await findExportRow(ctx, export_id)
    if (row?.state !== 'pending') return
    const key = fileKeyOf(ctx.environmentId, row)
    const { contentType } = exportFormats[row.format]
    try {
      await ctx.system.storage.put(key, contentOf(ctx, row), contentType)
    } catch (error) {
      if (error instanceof NotWanted) return
      await noteFailure(ctx, row, error)
      throw error
    }
    // It ended while the last part was written.
    if (!(await finish(ctx, row))) await ctx.system.storage.delete(key)
  },
})

/** The export ended while it was written. */
class NotWanted extends Error {}

async function* contentOf(ctx: Context, row: ExportRow): AsyncGenerator<Buffer> {
  const { header, linesOf } = exportFormats[row.format]
  const filter = { ...row.filter, from: new Date(row.range_start), to: new Date(row.range_end) }
  yield Buffer.from(header)
  let place: Place | undefined
  let written = 0
  for (let page = 1; ; page++) {
    const { events, end } = await scanAuditEvents(ctx, row.organization_id, filter, place, pageSize)
    if (events.length > 0) yield Buffer.from(linesOf(events))
    written += events.length
    if (end === undefined || page % pagesPerNote === 0)
      await noteProgress(ctx, row, written, end?.occurred_at ?? row.range_end)
    if (end === undefined) return
    place = end
  }
}

/** @throws NotWanted */
async function noteProgress(ctx: Context, { id }: ExportRow, written: number, until: string): Promise<void> {
  const noted = await ctx.db.run(sql`
    update audit_log_exports set event_count = ${written}, written_until = ${until}, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and state = 'pending'`)
  if (noted === 0) throw new NotWanted()
}

/** @returns whether the export was still wanted. */
async function finish(ctx: Context, { id }: ExportRow): Promise<boolean> {
  const finished = await ctx.db.run(sql`
    update audit_log_exports set state = 'ready', filter = null, last_error = null, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and state = 'pending'`)
  return finished === 1
}

async function noteFailure(ctx: Context, { id, failures }: ExportRow, error: unknown): Promise<void> {
  const isLast = failures + 1 >= mostFailures
  if (isLast) ctx.log.error({ err: error, export: id }, 'an export of an audit log was given up')
  await ctx.db.run(sql`
    update audit_log_exports set failures = failures + 1, last_error = ${errorMessage(error).slice(0, 500)},
      state = ${isLast ? 'error' : 'pending'}, filter = case when ${isLast} then null else filter end, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and state = 'pending'`)
}
