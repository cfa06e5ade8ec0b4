import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { holdOrganization, requireOrganization } from '#tenancy/organizations/index.ts'
import { countEvents } from '../audit-events/index.ts'
import { type VerificationRow, verificationColumns } from './schemas.ts'
import { verifyAuditLogJob } from './verify-job.ts'

/**
 * Has the audit log of an organization verified by a job. While one runs, it is that one: two callers at once get the same.
 *
 * @throws notFound for the organization
 */
export function startVerification(ctx: Context, organizationId: string): Promise<VerificationRow> {
  return ctx.transaction(async (tx) => {
    holdOrganization(tx, organizationId)
    await requireOrganization(tx, organizationId)
    const id = tx.newId('audit_log_verification')
    const started = await tx.db.run(sql`
      insert into audit_log_verifications (environment_id, id, organization_id, state, event_count, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${organizationId}, 'running', ${await countEvents(tx, organizationId)}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, organization_id) where state = 'running' do nothing`)
    if (started === 1) enqueueJob(tx, verifyAuditLogJob, { verification_id: id })
    return tx.db.one<VerificationRow>(sql`
      select ${verificationColumns} from audit_log_verifications v
      where v.environment_id = ${tx.environmentId} and v.organization_id = ${organizationId} order by v.id desc limit 1`)
  })
}

/** @throws notFound */
export async function getVerification(ctx: Context, id: string): Promise<VerificationRow> {
  const row = await ctx.db.maybe<VerificationRow>(sql`
    select ${verificationColumns} from audit_log_verifications v
    where v.environment_id = ${ctx.environmentId} and v.id = ${id}`)
  if (row === undefined) throw notFound('Audit Log Verification', id)
  return row
}

export function listVerifications(
  ctx: Context,
  { organization_id, ...query }: ListQuery & { organization_id: string },
): Promise<Page<VerificationRow>> {
  return readPage<VerificationRow>(ctx.db, query, {
    select: sql`select ${verificationColumns} from audit_log_verifications v`,
    where: [sql`v.environment_id = ${ctx.environmentId}`, sql`v.organization_id = ${organization_id}`],
    id: sql`v.id`,
    prefix: 'audit_log_verification',
  })
}
