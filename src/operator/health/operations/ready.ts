import { Type } from 'typebox'
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
    description: 'Looks at the database, its migrations and the clock.',
    area: healthArea,
    surface: 'api',
    access: 'public',
    success: { status: 200, body: Type.Object({ status: Type.Literal('ok') }) },
    errors: [notReady],
    async handler(_input, { system }) {
      if (lifecycle.isDraining) throw notReady('the process is stopping')
      const asked = system.database.one<{ writable: boolean; applied: AppliedMigration[] }>(sql`
        select not pg_is_in_recovery() and not current_setting('transaction_read_only')::boolean as writable,
          (select coalesce(json_agg(json_build_object('name', m.name, 'oldest_release', m.oldest_release)), '[]')
            from schema_migrations m) as applied`)
      const database = await within(answerWithinMs, asked).catch(() => undefined)
      if (database === undefined) throw notReady('the database does not answer')
      if (!database.writable) throw notReady('the database takes no writes')
      const needed = neededRelease(database.applied)
      if (needed !== undefined) throw notReady(`the database was migrated for release ${needed} or later`)
      const applied = new Set(database.applied.map(({ name }) => name))
      const missing = migrations.filter((name) => !applied.has(name))
      if (missing.length > 0) throw notReady(`migrations are missing: ${missing.join(', ')}`)
      const skewMs = Math.round(Math.abs(system.clock.skewMs()))
      if (skewMs > allowedSkewMs) throw notReady(`the clock is ${skewMs} ms away from the database's`)
      return { status: 'ok' as const }
    },
  })
}
