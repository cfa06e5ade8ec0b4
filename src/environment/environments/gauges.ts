import { sql } from '#platform/db/sql.ts'
import { defineNextEnd, endReading, endsBetween } from '#platform/gauges/shared-gauges.ts'

export const managementKeysEnd = defineNextEnd({
  async read({ database, now }) {
    const { from, to } = endsBetween(now())
    const { ends_at } = await database.as({ kind: 'cron' }).one<{ ends_at: string | null }>(sql`
      select min(next.expires_at) as ends_at from environments cross join lateral (
        select expires_at from management_keys
        where environment_id = environments.id and expires_at > ${from} and expires_at <= ${to}
        order by expires_at limit 1) next`)
    return endReading('management_key', ends_at, now())
  },
})
