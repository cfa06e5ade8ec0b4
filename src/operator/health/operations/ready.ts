import { Type } from 'typebox'
import type { System } from '#platform/context.ts'
import { allowedSkewMs } from '#platform/db/database-clock.ts'
import { sql } from '#platform/db/sql.ts'
import { within } from '#platform/deadline.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { Lifecycle } from '#platform/lifecycle.ts'
import { type AppliedMigration, neededRelease } from '#platform/migrations/applied.ts'
import { healthArea } from '../area.ts'
import { notReady } from '../errors.ts'

/** A prober that waits no longer than 2 s still reads why. */
const answerWithinMs = 1_500

/** @param migrations the files that the database must have seen. */
export function createReadyOperation(migrations: readonly string[], lifecycle: Lifecycle) {
  return defineOperation({
    id: 'gatehouse.ready',
    method: 'GET',
    path: '/ready',
    summary: 'Check that the server is ready',
    description:
      'Looks at the database, its migrations and the clock. With several PostgreSQL clusters, the server is ready while `main` is, and says which of the others are not.',
    area: healthArea,
    surface: 'api',
    access: 'public',
    success: {
      status: 200,
      body: Type.Object({
        status: Type.Literal('ok'),
        clusters: Type.Optional(
          Type.Record(Type.String(), Type.String(), {
            description: 'With several PostgreSQL clusters: `ok` for each, or why its environments are not served.',
          }),
        ),
      }),
    },
    errors: [notReady],
    async handler(_input, { system }) {
      if (lifecycle.isDraining) throw notReady('the process is stopping')
      const { main, names } = system.clusters
      const others = names.filter((name) => name !== main.cluster)
      const [fault, ...faults] = await Promise.all(
        [main, ...others.map((name) => system.clusters.find(name))].map((each) => findFault(each, migrations)),
      )
      if (fault !== undefined) throw notReady(fault)
      if (others.length === 0) return { status: 'ok' as const }
      const states = others.map((name, i) => [name, faults[i] ?? 'ok'] as const)
      return { status: 'ok' as const, clusters: Object.fromEntries([[main.cluster, 'ok'], ...states]) }
    },
  })
}

/** Why the database of a cluster cannot be worked on. */
async function findFault(system: System | undefined, migrations: readonly string[]): Promise<string | undefined> {
  if (system === undefined) return 'the database was not reachable since the process began'
  const asked = system.database.one<{ writable: boolean; applied: AppliedMigration[] }>(sql`
    select not pg_is_in_recovery() and not current_setting('transaction_read_only')::boolean as writable,
      (select coalesce(json_agg(json_build_object('name', m.name, 'oldest_release', m.oldest_release)), '[]')
        from schema_migrations m) as applied`)
  const database = await within(answerWithinMs, asked).catch(() => undefined)
  if (database === undefined) return 'the database does not answer'
  if (!database.writable) return 'the database takes no writes'
  const needed = neededRelease(database.applied)
  if (needed !== undefined) return `the database was migrated for release ${needed} or later`
  const applied = new Set(database.applied.map(({ name }) => name))
  const missing = migrations.filter((name) => !applied.has(name))
  if (missing.length > 0) return `migrations are missing: ${missing.join(', ')}`
  const skewMs = Math.round(Math.abs(system.clock.skewMs()))
  return skewMs > allowedSkewMs ? `the clock is ${skewMs} ms away from the database's` : undefined
}
