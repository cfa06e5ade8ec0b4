/** Why there is no database, for the operator. The message says what to do; a stack trace would add nothing. */
export class PackagedPostgresError extends Error {
  override name = 'PackagedPostgresError'
}
