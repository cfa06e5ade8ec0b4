import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

const dayMs = 86_400_000
/** Longer than any period that is shown by the hour. */
const hoursKeptDays = 35

/** Adds the hours of past days up to their day. */
export async function foldTallies({ database, now }: Pick<System, 'database' | 'now'>): Promise<void> {
  const today = Math.floor(now().getTime() / dayMs) * dayMs
  const folded = new Date(today - hoursKeptDays * dayMs)
  await database.run(sql`
    with hours as (
      delete from tallies where hour < ${folded} and hour <> date_trunc('day', hour, 'UTC')
      returning environment_id, series, label, hour, count
    )
    insert into tallies as t (environment_id, series, label, hour, count)
    select environment_id, series, label, date_trunc('day', hour, 'UTC'), sum(count)::bigint from hours
    group by 1, 2, 3, 4 order by 1, 2, 4, 3
    on conflict (environment_id, series, hour, label) do update set count = t.count + excluded.count`)
}

export const foldOldTallies = defineCron({ name: 'fold_old_tallies', schedule: '47 3 * * *', run: foldTallies })
