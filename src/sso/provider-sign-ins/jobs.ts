import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Visits are kept for a day, so that a late answer gets an error that says so. */
export const deleteExpiredSsoVisits = defineCron({
  name: 'delete_expired_sso_visits',
  schedule: '17 * * * *',
  async run({ database, now }) {
    await database.run(sql`delete from sso_visits where expires_at < ${new Date(now().getTime() - 86_400_000)}`)
    await database.run(sql`delete from saml_assertions where expires_at < ${now()}`)
  },
})
