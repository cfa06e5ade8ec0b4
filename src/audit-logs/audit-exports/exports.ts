import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { holdOrganization, requireOrganization } from '#tenancy/organizations/index.ts'
import { cleanExportsOfOrganization } from './clean-exports.ts'
import { exportNotFound, invalidRange } from './errors.ts'
import { urlOf } from './files.ts'
import { findExportRow } from './find-export.ts'
import type { ExportFormatName } from './formats/index.ts'
import {
  type AuditExport,
  type CreateExport,
  type ExportRow,
  exportColumns,
  type StoredFilter,
  toAuditExport,
} from './schemas.ts'
import { writeExportJob } from './write-export.ts'

/** After that the file is deleted. */
const keptDays = 7

/**
 * Has the events of a period written into a file, by a job.
 *
 * @throws invalidRange; notFound for the organization
 */
export async function createExport(ctx: Context, input: CreateExport): Promise<AuditExport> {
  const {
    organization_id,
    range_start,
    range_end,
    actions,
    actors,
    actor_names,
    actor_ids,
    targets,
    format = 'csv',
  } = input
  const filter = {
    from: new Date(range_start),
    to: new Date(range_end),
    actions,
    actorIds: actor_ids,
    targetTypes: targets,
    actorNames: [...(actor_names ?? []), ...(actors ?? [])],
  }
  return exportEvents(ctx, organization_id, filter, format)
}

/**
 * Has the events that match a filter written into a file, by a job.
 *
 * @throws invalidRange; notFound for the organization
 */
export async function exportEvents(
  ctx: Context,
  organizationId: string,
  { from: start, to: end, ...filter }: StoredFilter & { from: Date; to: Date },
  format: ExportFormatName,
): Promise<AuditExport> {
  if (end <= start || start > ctx.now()) throw invalidRange()
  return ctx.transaction(async (tx) => {
    holdOrganization(tx, organizationId)
    await requireOrganization(tx, organizationId)
    const id = tx.newId('audit_log_export')
    const now = tx.now()
    const row = await tx.db.one<ExportRow>(sql`
      insert into audit_log_exports as x (environment_id, id, organization_id, state, format, range_start, range_end, filter,
        expires_at, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${organizationId}, 'pending', ${format}, ${start}, ${end},
        ${JSON.stringify(filter)}::jsonb, ${new Date(now.getTime() + keptDays * 86_400_000)}, ${now}, ${now})
      returning ${exportColumns}`)
    enqueueJob(tx, writeExportJob, { export_id: id })
    return toAuditExport(row, null)
  })
}

/** With a new address of the file, if there is one. @throws notFound */
export async function getExport(ctx: Context, id: string): Promise<AuditExport> {
  const row = await findExportRow(ctx, id)
  if (row === undefined) throw exportNotFound(id)
  return toAuditExport(row, row.state === 'ready' ? await urlOf(ctx, row) : null)
}

export function listExports(
  ctx: Context,
  { organization_id, ...query }: ListQuery & { organization_id: string },
): Promise<Page<ExportRow>> {
  return readPage<ExportRow>(ctx.db, query, {
    select: sql`select ${exportColumns} from audit_log_exports x`,
    where: [sql`x.environment_id = ${ctx.environmentId}`, sql`x.organization_id = ${organization_id}`],
    id: sql`x.id`,
    prefix: 'audit_log_export',
  })
}

/** The addresses of files end with the organization that is being deleted, the files as soon as a job comes to it. */
export async function endExports(tx: TransactionContext, organizationId: string): Promise<void> {
  const ended = await tx.db.run(sql`
    update audit_log_exports set state = 'expired', filter = null, expires_at = ${tx.now()}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
  if (ended > 0) enqueueJob(tx, cleanExportsOfOrganization, { organization_id: organizationId })
}
