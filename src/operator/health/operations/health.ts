import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { within } from '#platform/deadline.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { healthArea } from '../area.ts'
import { unhealthy } from '../errors.ts'

/** For how long everything may fail before a restart is worth a try. */
const unhealthyAfterSeconds = 120
/** A last try, which a prober waits for. */
const tryForMs = 1_000

/**
 * A process without its database recovers by itself, so this ignores the database for two minutes. After that, the
 * cause may be one that only a restart fixes, such as a cached DNS lookup.
 */
export function createHealthOperation(afterSeconds = unhealthyAfterSeconds) {
  return defineOperation({
    id: 'gatehouse.health',
    method: 'GET',
    path: '/health',
    summary: 'Check that the server is alive',
    area: healthArea,
    surface: 'api',
    access: 'public',
    success: { status: 200, body: Type.Object({ status: Type.Literal('ok') }) },
    errors: [unhealthy],
    async handler(_input, { system: { database } }) {
      const seconds = Math.floor(database.unavailableForMs() / 1_000)
      if (seconds < afterSeconds) return { status: 'ok' as const }
      // Perhaps there was no recent query.
      const answers = await within(tryForMs, database.one(sql`select 1 as one`)).then(
        () => true,
        () => false,
      )
      if (!answers) throw unhealthy(seconds)
      return { status: 'ok' as const }
    },
  })
}
