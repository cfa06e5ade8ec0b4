import { DatabaseError } from 'pg'

/**
 * For `.catch()`: turns the violation of a named constraint into a domain error and rethrows everything else. The
 * database decides uniqueness, so that two racing calls cannot both succeed.
 */
export function onViolation(constraint: string, toError: () => Error): (error: unknown) => never {
  return (error) => {
    throw error instanceof DatabaseError && error.constraint === constraint ? toError() : error
  }
}
