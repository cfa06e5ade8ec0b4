import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

const dayMs = 86_400_000
/** As long as the text messages themselves, which an erasure finds by phone number. */
const phoneDays = 30

/** Deletes expired codes. Used ones stay for a day, to distinguish a second use from an unknown code. */
export const deleteExpiredCodes = defineCron({
  name: 'delete_expired_one_time_codes',
  schedule: '7 * * * *',
  async run({ database, now }) {
    const aDayAgo = new Date(now().getTime() - dayMs)
    const aMonthAgo = new Date(now().getTime() - phoneDays * dayMs)
    await database.run(sql`
      delete from one_time_codes
      where expires_at < ${aDayAgo} and (purpose <> 'radar_text' or expires_at < ${aMonthAgo})`)
  },
})
