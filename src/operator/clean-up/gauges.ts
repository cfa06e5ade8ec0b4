import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

export const cleanUpAge = defineGauge({
  name: 'gatehouse_clean_up_age_seconds',
  help: 'How long ago the last hourly clean-up of a table ended. Absent before the first.',
  advice: 'Look for errors of the job `clean_up_tables` in the log. Until it runs, tables grow.',
  async read({ database }) {
    const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number | null }>(sql`
      select extract(epoch from now() - max(finished_at))::float8 as seconds from clean_up_runs`)
    return seconds === null ? [] : [{ value: Math.max(0, seconds) }]
  },
})
