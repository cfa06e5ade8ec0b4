import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

export const migrationLevel = defineGauge({
  name: 'gatehouse_migration_level',
  help: 'The number of the newest migration that the database has.',
  advice:
    'It grows with an upgrade and never falls, except after a restore. Processes of the version before work on it, see `gatehouse_build_info` for what runs.',
  async read({ database }) {
    const { level } = await database.as({ kind: 'cron' }).one<{ level: number | null }>(sql`
      select max(substring(m.name from '^[0-9]+'))::int as level from schema_migrations m`)
    return level === null ? [] : [{ value: level }]
  },
})
