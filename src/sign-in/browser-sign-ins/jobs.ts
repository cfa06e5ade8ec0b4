import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Deletes expired visits and sign-ins of browsers. */
export const deleteExpiredBrowserSignIns = defineCron({
  name: 'delete_expired_browser_sign_ins',
  schedule: '7 * * * *',
  async run({ database, now }) {
    const aDayAgo = new Date(now().getTime() - 86_400_000)
    await database.run(sql`delete from authorization_requests where expires_at < ${aDayAgo}`)
    await database.run(sql`delete from browser_sessions where expires_at < ${aDayAgo}`)
  },
})
