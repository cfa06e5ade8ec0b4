import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/**
 * Visits end in minutes. A session at a SAML provider is of use as long as one that began with it: a browser is remembered
 * for 30 days, and a session that begins on the last of them lasts as long again.
 */
export const deleteExpiredSignOuts = defineCron({
  name: 'delete_expired_sign_outs',
  schedule: '47 * * * *',
  async run({ database, now }) {
    await database.run(sql`delete from sign_out_visits where expires_at < ${now()}`)
    await database.run(sql`
      delete from provider_sessions
      where name_id_hash is not null and created_at < ${new Date(now().getTime() - 60 * 86_400_000)}`)
  },
})
