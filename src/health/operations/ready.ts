import { Type } from 'typebox'
import { sql } from '../../platform/db/sql.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { notReady } from '../errors.ts'

const allowedSkewMs = 2_000

/** @param migrations the files that the database must have seen. */
export function createReadyOperation(migrations: readonly string[]) {
  return defineOperation({
    id: 'gatehouse.ready',
    method: 'GET',
    path: '/ready',
    summary: 'Tell whether the server can do its work: database, migrations, clock',
    surface: 'api',
    access: 'public',
    success: { status: 200, body: Type.Object({ status: Type.Literal('ok') }) },
    errors: [notReady],
    async handler(_input, { system }) {
      const database = await system.database
        .one<{ time: string; applied: string[] }>(
          sql`select now() as time, array(select name from schema_migrations) as applied`,
        )
        .catch(() => undefined)
      if (database === undefined) return notReady('the database does not answer')
      const missing = migrations.filter((name) => !database.applied.includes(name))
      if (missing.length > 0) return notReady(`migrations are missing: ${missing.join(', ')}`)
      const skewMs = Math.abs(system.now().getTime() - Date.parse(database.time))
      if (skewMs > allowedSkewMs) return notReady(`the clock is ${skewMs} ms away from the database's`)
      return { status: 'ok' as const }
    },
  })
}
