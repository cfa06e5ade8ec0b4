import { DatabaseError } from 'pg'
import { errorCode } from '#platform/error-code.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type Problem, RowRefused } from '../records.ts'
import type { Row } from './rows.ts'
import type { Outcome } from './tallies.ts'

/** Does the work for one row. What the API or the database says against the row is a problem of that row. */
export async function guarded(row: Row, outcome: Outcome, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const problem = problemOfRow(error)
    if (problem === undefined) throw error
    outcome.refuse(row, problem)
  }
}

/** What is the fault of a row; `undefined` for what is not, such as a database that is away. */
export function problemOfRow(error: unknown): Problem | undefined {
  if (error instanceof RowRefused) return { code: error.code, message: error.message }
  if (error instanceof DomainError)
    return error.definition.status < 500 && error.definition.status !== 429
      ? { code: error.definition.code, message: error.message }
      : undefined
  if (errorCode(error) === '23505' && /_pkey$/.test(constraintOf(error) ?? ''))
    return {
      code: 'id_taken',
      message: 'The id is taken on this server, so the object came into another environment before.',
    }
  // Classes 22 and 23 of SQLSTATE: values that don't fit their column, and constraints.
  if (/^2[23]/.test(errorCode(error) ?? ''))
    return { code: 'refused_by_database', message: 'The row has text or values that the database refuses.' }
  return undefined
}

function constraintOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.constraint : undefined
}
