import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { describeFault, verifyOne } from '../audit-events/index.ts'

/** Walks one log from its first event to its end. A process that dies leaves it to the next attempt, which begins again. */
export const verifyAuditLogJob = defineJob({
  name: 'verify_audit_log',
  payload: Type.Object({ verification_id: Type.String() }),
  maxAttempts: 5,
  // It may take minutes, and other jobs are not to wait for it.
  concurrency: 1,
  async run({ verification_id: id }, ctx, { isLast }) {
    const row = await ctx.db.maybe<{ organization_id: string }>(sql`
      select organization_id from audit_log_verifications
      where environment_id = ${ctx.environmentId} and id = ${id} and state = 'running'`)
    if (row === undefined) return
    try {
      let checked = 0
      const fault = await verifyOne(ctx, row.organization_id, async (count) => {
        checked += count
        await noteProgress(ctx, id, checked)
      })
      await complete(ctx, id, fault === undefined ? 'intact' : 'faulty', fault && describeFault(fault))
    } catch (error) {
      if (isLast) await complete(ctx, id, 'error')
      throw error
    }
  },
})

function noteProgress(ctx: Context, id: string, checked: number): Promise<number> {
  return ctx.db.run(sql`
    update audit_log_verifications set checked_count = ${checked}, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and state = 'running'`)
}

function complete(ctx: Context, id: string, state: 'intact' | 'faulty' | 'error', fault?: string): Promise<number> {
  return ctx.db.run(sql`
    update audit_log_verifications set state = ${state}, fault = ${fault ?? null}, completed_at = ${ctx.now()}, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and state = 'running'`)
}
