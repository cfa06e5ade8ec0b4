import { Type } from 'typebox'
import { sql } from '../../platform/db/sql.ts'
import { within } from '../../platform/deadline.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { unhealthy } from '../errors.ts'

/** For how long everything may fail before a restart is worth a try. */
const hopelessAfterSeconds = 120
/** A last try, which a prober waits for. */
const tryForMs = 1_000

/**
 * A process whose database is away is well and recovers by itself, so for two minutes this says nothing of the database. After
 * that something that only a restart mends may be the reason, such as a name that was looked up once.
 */
export function createHealthOperation(afterSeconds = hopelessAfterSeconds) {
  return defineOperation({
    id: 'gatehouse.health',
    method: 'GET',
    path: '/health',
    summary: 'Check that the server is alive',
    surface: 'api',
    access: 'public',
    success: { status: 200, body: Type.Object({ status: Type.Literal('ok') }) },
    errors: [unhealthy],
    async handler(_input, { system: { database } }) {
      const seconds = Math.floor(database.unavailableForMs() / 1_000)
      if (seconds < afterSeconds) return { status: 'ok' as const }
      // Perhaps nobody asked it anything lately.
      const answers = await within(tryForMs, database.one(sql`select 1 as one`)).then(
        () => true,
        () => false,
      )
      return answers ? { status: 'ok' as const } : unhealthy(seconds)
    },
  })
}
