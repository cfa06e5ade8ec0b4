import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

const dayMs = 86_400_000

/** Deletes expired data. Used codes stay for a day, to distinguish a second use from an unknown code. */
export const deleteExpiredAuthentication = defineCron({
  name: 'delete_expired_authentication',
  schedule: '7 * * * *',
  async run({ database, now }) {
    // Nothing distinguishes a second use of these codes: a spent token leaves no row.
    await database.run(sql`delete from email_completions where expires_at < ${now()}`)
    const aDayAgo = new Date(now().getTime() - dayMs)
    await database.run(sql`delete from pending_authentications where expires_at < ${aDayAgo}`)
    await database.run(sql`delete from authorization_codes where expires_at < ${aDayAgo}`)
    await database.run(sql`delete from device_authorizations where expires_at < ${aDayAgo}`)
  },
})
