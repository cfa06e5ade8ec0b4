import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Deletes sessions that are over, and links that have expired. Setup links stay, so that their list shows what happened to them. */
export const deleteExpiredPortalLinks = defineCron({
  name: 'delete_expired_portal_links',
  schedule: '37 * * * *',
  async run({ database, now }) {
    const aDayAgo = new Date(now().getTime() - 86_400_000)
    await database.run(sql`delete from portal_sessions where expires_at < ${aDayAgo}`)
    await database.run(sql`delete from portal_links where kind <> 'setup_link' and expires_at < ${aDayAgo}`)
  },
})
