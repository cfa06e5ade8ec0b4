import { sql } from '#platform/db/sql.ts'
import { hashesOf } from '../attempt-facts.ts'
import type { Control } from './control.ts'

const failures = 10
const windowSeconds = 600

/**
 * Many failures in a short time from one device, or from one IP address and User-Agent if the device is unknown. An
 * attempt from an application counts as failed until it reports success.
 */
export const bruteForce: Control = {
  name: 'brute_force_attack',
  async detect(ctx, { facts }) {
    const { source_hash } = hashesOf(ctx, facts)
    if (source_hash === null) return undefined
    const { n } = await ctx.db.one<{ n: number }>(sql`
      select count(*)::int as n from (
        select 1 from radar_attempts
        where environment_id = ${ctx.environmentId} and source_hash = ${source_hash} and status in ('failed', 'open')
          and created_at > ${new Date(ctx.now().getTime() - windowSeconds * 1_000)}
        limit ${failures}) as failed`)
    if (n < failures) return undefined
    return { control: 'brute_force_attack', reason: `${failures} failed attempts from the same source in 10 minutes` }
  },
}
