import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

export const synchronousStandbys = defineGauge({
  name: 'gatehouse_synchronous_standbys',
  help: 'The standbys of PostgreSQL that confirm commits. Nothing without the right `pg_read_all_stats`.',
  advice:
    'With none, a failover loses the newest changes; with `DATABASE_SYNCHRONOUS=required`, changes are refused. Bring a standby back.',
  async read({ database }) {
    const [seen] = await database.as({ kind: 'cron' }).many<{ standbys: number }>(sql`
      select (select count(*)::int from pg_stat_replication
        where state = 'streaming' and sync_state in ('sync', 'quorum')) as standbys
      where pg_has_role(current_user, 'pg_read_all_stats', 'usage')`)
    return seen === undefined ? [] : [{ value: seen.standbys }]
  },
})

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
