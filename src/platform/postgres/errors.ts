/** Why there is no database, in words for the operator: the message says what to do, a stack trace would add nothing. */
export class PackagedPostgresError extends Error {
  override name = 'PackagedPostgresError'
}
