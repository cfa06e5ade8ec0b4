import { errorCode } from '../error-code.ts'

/** By the code of the driver, or of PostgreSQL (its SQLSTATE), when a connection is opened. */
const cures: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check the host and port in DATABASE_URL, and that PostgreSQL runs and listens there.',
  ENOTFOUND: 'Check the host in DATABASE_URL: it has no address.',
  ETIMEDOUT: 'Check the host and port in DATABASE_URL, and the firewall between here and there.',
  '28P01': 'Check the user and the password in DATABASE_URL.',
  '28000': 'Allow this user and host in pg_hba.conf, or check the user in DATABASE_URL.',
  '3D000': 'Create the database: createdb -O gatehouse gatehouse',
  '53300': 'PostgreSQL has no connection left. Raise max_connections, or lower GATEHOUSE_DATABASE_CONNECTIONS.',
  '57P03': 'PostgreSQL is starting or stopping. Try again in a moment.',
  '08P01':
    'If DATABASE_URL leads through a pooler, set DATABASE_DIRECT_URL to the address of PostgreSQL itself as well; see "PgBouncer" in docs/guides/run-in-production.md.',
  '25006': 'This is a standby. Set DATABASE_URL to the primary.',
}

/** What to do about an error of a connection to the database that `setting` names. */
export function connectionCure(error: unknown, setting = 'DATABASE_URL'): string {
  const cure =
    cures[errorCode(rootOf(error)) ?? ''] ??
    'Check DATABASE_URL, which a command such as psql "$DATABASE_URL" must be able to use.'
  return cure.replaceAll('DATABASE_URL', () => setting)
}

/** An error of ours has the driver's as its cause; one for a host with several addresses has one for each. */
export function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0])
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error
}
