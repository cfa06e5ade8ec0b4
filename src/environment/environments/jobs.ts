import { sql } from '../../platform/db/sql.ts'
import { defineCron } from '../../platform/jobs/define-job.ts'

/** Removes idempotency keys and limits that ended over a day ago. */
export const deleteExpiredLimits = defineCron({
  name: 'delete_expired_limits',
  schedule: '12 * * * *',
  async run({ database, now }) {
    const aDayAgo = new Date(now().getTime() - 86_400_000)
    await database.run(sql`delete from guess_limits where window_ends_at < ${aDayAgo}`)
    await database.run(sql`delete from idempotency_keys where created_at < ${aDayAgo}`)
  },
})
