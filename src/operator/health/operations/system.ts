import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listRotations } from '#platform/key-rotation/index.ts'
import { packageVersion } from '#platform/package.ts'
import { processFigures } from '#platform/process-figures.ts'

/** As many waiting jobs are counted; there are more only where none is done. */
const mostCounted = 10_000

interface Figures {
  postgresql: string
  bytes: number
  connections: number
  most_connections: number
  migration: string
  migrated_at: string
  jobs: number
  processes: number
  backlog: number
}

export const systemOperation = defineOperation({
  id: 'gatehouse.system.get',
  method: 'GET',
  path: '/system',
  summary: 'Get the state of the server',
  description:
    'The figures of `process` are of the process that answers, since it began; Prometheus has all of them over time.',
  surface: 'api',
  access: 'system_key',
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('system'),
      version: Type.String({ description: 'The version of Gatehouse.' }),
      process: Type.Object(
        {
          started_at: Timestamp,
          node: Type.String({ description: 'The version of Node.js.' }),
          memory_bytes: Type.Integer({ description: 'The memory that the process holds.' }),
          requests: Type.Integer({ description: 'Answered requests.' }),
          failures: Type.Integer({ description: 'Of them, those that failed by a fault of the server (5xx).' }),
          busy: Type.Number({ description: 'The share of the time in which the process was at work, from 0 to 1.' }),
        },
        { description: 'The process that answers.' },
      ),
      database: Type.Object(
        {
          postgresql: Type.String({ description: 'The version of PostgreSQL.' }),
          bytes: Type.Integer({ description: 'The size of the database.' }),
          connections: Type.Integer({ description: 'Open connections to PostgreSQL, of all programs.' }),
          max_connections: Type.Integer({ description: 'How many connections PostgreSQL permits.' }),
          migration: Type.String({ description: 'The last migration.' }),
          migrated_at: { ...Timestamp, description: 'When it was applied.' },
        },
        { description: 'The database of the server.' },
      ),
      jobs: Type.Object(
        {
          waiting: Type.Integer({ description: 'Jobs that are due or will be, at most 10,000.' }),
          processes: Type.Integer({ description: 'Processes that run jobs.' }),
        },
        { description: 'Work in the background.' },
      ),
      events: Type.Object(
        {
          backlog: Type.Integer({ description: 'How many events the slowest follower of the log is behind.' }),
        },
        { description: 'The log of events of all environments.' },
      ),
      keys: Type.Object(
        {
          version: Type.Integer({ description: 'The version of the keys that new values are stored under.' }),
          created_at: { ...Timestamp, description: 'When they were made.' },
          rotation: Nullable(
            Type.Object(
              {
                state: Type.Enum(['waiting', 'storing', 'stored', 'completed'], {
                  description:
                    '`waiting` until all processes know the new keys, `storing` while values are stored again, `stored` once they are, `completed` when the earlier keys of secrets are gone.',
                }),
                compromised: Type.Boolean({ description: 'Whether an attacker may have had the earlier keys.' }),
                table: Nullable(Type.String({ description: 'The table whose values are stored again now.' })),
                restored: Type.Integer({ description: 'How many values were stored again.' }),
                left_over: Type.Integer({ description: 'How many values could not be read.' }),
                started_at: Timestamp,
              },
              { description: 'The last rotation. `gatehouse keys rotate` starts one.' },
            ),
          ),
        },
        { description: 'The keys of the database.' },
      ),
    }),
  },
  async handler(_input, { db, system }) {
    const found = await db.one<Figures>(sql`
      select current_setting('server_version') as postgresql, pg_database_size(current_database()) as bytes,
        (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as connections,
        current_setting('max_connections')::integer as most_connections, m.name as migration, m.applied_at as migrated_at,
        (select count(*)::integer from (
          select 1 from graphile_worker._private_jobs j where j.attempts < j.max_attempts limit ${mostCounted}
        ) waiting) as jobs,
        (select count(p.id)::integer from job_processes p) as processes,
        (select coalesce(max(e.last - c.position), 0) from event_positions e, event_cursors c) as backlog
      from (select s.name, s.applied_at from schema_migrations s order by s.name desc limit 1) m`)
    const key = system.dataKeys.current('credentials', system.now())
    const [rotation] = await listRotations(system, 1)
    const { startedAt, memoryBytes, busy, requests, failures } = processFigures(system)
    return {
      object: 'system' as const,
      version: packageVersion,
      process: {
        started_at: startedAt.toISOString(),
        node: process.version,
        memory_bytes: memoryBytes,
        busy,
        requests,
        failures,
      },
      database: {
        postgresql: found.postgresql,
        bytes: found.bytes,
        connections: found.connections,
        max_connections: found.most_connections,
        migration: found.migration,
        migrated_at: new Date(found.migrated_at).toISOString(),
      },
      jobs: { waiting: found.jobs, processes: found.processes },
      events: { backlog: found.backlog },
      keys: {
        version: key.version,
        created_at: key.createdAt.toISOString(),
        rotation:
          rotation === undefined
            ? null
            : {
                state: rotation.state,
                compromised: rotation.is_compromised,
                table: rotation.table_name,
                restored: rotation.restored,
                left_over: rotation.left_over,
                started_at: rotation.created_at,
              },
      },
    }
  },
})
