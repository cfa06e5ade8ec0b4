import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import type { AuditLogConfiguration } from './configuration-schemas.ts'

/** Finds where the log of an organization is streamed to, if it is. */
export const logStreams =
  defineExtensionPoint<(ctx: Context, organizationId: string) => Promise<AuditLogConfiguration['log_stream']>>()

/** @throws notFound */
export async function getConfiguration(ctx: Context, organizationId: string): Promise<AuditLogConfiguration> {
  const [chain, found] = await checkedRead(requireOrganization(ctx, organizationId), () =>
    Promise.all([
      ctx.db.maybe<{ sequence: number; retention_days: number | null }>(sql`
        select sequence, retention_days from audit_log_chains
        where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}`),
      Promise.all(logStreams.of(ctx.system).map((find) => find(ctx, organizationId))),
    ]),
  )
  const stream = found.find((each) => each !== undefined)
  return {
    organization_id: organizationId,
    retention_period_in_days: chain?.retention_days ?? ctx.system.config.auditLogRetentionDays,
    state: (chain?.sequence ?? 0) > 0 ? 'active' : 'inactive',
    ...defined({ log_stream: stream }),
  }
}
