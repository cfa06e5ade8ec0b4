import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { checkDomain } from './check-domain.ts'
import type { OrganizationDomainRow } from './schemas.ts'
import { expireVerification, selectDomain } from './transitions.ts'

const Payload = Type.Object({ id: Type.String() })

/** Looks for the DNS record of a pending domain, and again later until it is found or 30 days have passed. */
export const verifyOrganizationDomain = defineJob({
  name: 'verify_organization_domain',
  payload: Payload,
  maxAttempts: 25,
  // Name servers that do not answer must not keep every worker waiting.
  concurrency: 2,
  run: checkAgain,
})

async function checkAgain({ id }: Static<typeof Payload>, ctx: Context): Promise<void> {
  const row = await ctx.db.maybe<OrganizationDomainRow>(sql`${selectDomain(ctx)} and id = ${id} and state = 'pending'`)
  // Verified by hand, removed or failed since the job was queued.
  if (row === undefined || row.verification_started_at === null) return
  const reading = await checkDomain(ctx, row)
  if (reading === undefined || reading.isFound) return
  if (reading.failure !== undefined) throw new Error(`DNS said nothing of ${row.domain}: ${reading.failure}`)
  const waitedMs = ctx.now().getTime() - Date.parse(row.verification_started_at)
  if (waitedMs >= periodMs) return expireVerification(ctx, id)
  const runAt = new Date(ctx.now().getTime() + nextWaitMs(waitedMs))
  await ctx.transaction(async (tx) => enqueueJob(tx, verifyOrganizationDomain, { id }, { key: id, runAt }))
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const periodMs = 30 * 24 * hourMs

/** Eager while an administrator is likely to watch, then ever lazier. */
function nextWaitMs(waitedMs: number): number {
  if (waitedMs < 10 * minuteMs) return 15_000
  if (waitedMs < hourMs) return minuteMs
  return waitedMs < 24 * hourMs ? 10 * minuteMs : hourMs
}
