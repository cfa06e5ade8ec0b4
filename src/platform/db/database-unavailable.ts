/**
 * No connection to PostgreSQL could be had: it is away, starts or stops, or has none left. Nothing was asked of it, so that
 * whoever tries again does nothing twice.
 */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('No connection to the database could be had.', { cause })
    this.name = 'DatabaseUnavailable'
  }
}

/** For `.catch()` of a connection. */
export function unavailable(cause: unknown): never {
  throw new DatabaseUnavailable(cause)
}
