import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { beginChain } from './chains.ts'

/** @returns for how many days events are kept; null where no one has said so. @throws notFound */
export async function getRetentionDays(ctx: Context, organizationId: string): Promise<number | null> {
  const chain = await checkedRead(requireOrganization(ctx, organizationId), () =>
    ctx.db.maybe<{ retention_days: number | null }>(sql`
      select retention_days from audit_log_chains
      where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}`),
  )
  return chain?.retention_days ?? null
}

/** Locks the period for an update, for a GET's `lockRow`. */
export function lockRetention(ctx: Context, organizationId: string): Statement {
  return sql`
    insert into audit_log_chains as c (environment_id, organization_id)
    select o.environment_id, o.id from organizations o where o.environment_id = ${ctx.environmentId} and o.id = ${organizationId}
    on conflict (environment_id, organization_id) do update set retention_days = c.retention_days`
}

/** @throws notFound */
export function setRetentionDays(ctx: Context, organizationId: string, days: number): Promise<void> {
  return ctx.transaction(async (tx) => {
    await beginChain(tx, organizationId)
    tx.db.send(sql`
      update audit_log_chains set retention_days = ${days}
      where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
  })
}
