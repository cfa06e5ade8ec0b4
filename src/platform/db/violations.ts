import { DatabaseError } from 'pg'

/**
 * For `.catch()`: turns the violation of a named constraint into a domain error and rethrows everything else. The
 * database decides uniqueness, so that two racing calls cannot both succeed.
 */
export function onViolation(constraint: string, toError: () => Error): (error: unknown) => never {
  return onViolations({ [constraint]: toError })
}

/** As {@link onViolation}, for several constraints by their names. */
export function onViolations(errors: Readonly<Record<string, () => Error>>): (error: unknown) => never {
  return (error) => {
    const toError = error instanceof DatabaseError ? errors[error.constraint ?? ''] : undefined
    throw toError === undefined ? error : toError()
  }
}
