import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Removes our keys whose successor has signed for 30 days: no provider encrypts for them any more. */
export const deleteRetiredKeys = defineCron({
  name: 'delete_retired_saml_keys',
  schedule: '40 6 * * *',
  async run({ database, now }) {
    const aMonthAgo = new Date(now().getTime() - 30 * 86_400_000)
    await database.run(sql`
      delete from saml_keys k using saml_keys successor
      where successor.environment_id = k.environment_id and successor.connection_id = k.connection_id
        and k.use is distinct from 'encryption' and successor.use is distinct from 'encryption' and successor.id > k.id and coalesce(successor.signs_from, successor.created_at) <= ${aMonthAgo}`)
  },
})
