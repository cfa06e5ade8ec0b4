import { DatabaseError } from 'pg'
import { type Statement, sql } from './sql.ts'

/** Whether a write was refused because its environment is moving to another cluster (migration 0265). Nothing was changed. */
export function isEnvironmentHeld(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === environmentHeld
}

const environmentHeld = 'GH001'

/**
 * For the settings of a transaction that brings to an end what requests have begun, in all environments at once, such as a step along
 * the event log. It may still write in an environment that refuses requests, and does nothing in one that has moved away.
 */
export const followsWhenHeld: Statement = sql`set_config('gatehouse.when_held', 'follow', true)`
