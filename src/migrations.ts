import { checkConnections, type DatabaseAddress, sessionsOf } from './platform/db/check-connections.ts'
import type { Log } from './platform/log.ts'
import { migrate } from './platform/migrations/migrate.ts'
import { packageRoot } from './platform/package.ts'

export const migrationsFolder = new URL('migrations/', packageRoot)

/**
 * Brings the tables up to date. Safe to call from any number of processes. Apart from `prepareDatabase`, which goes on from here,
 * so that a database that cannot be used is said before the server is loaded.
 *
 * @returns the names of the migrations that were applied.
 * @throws ConfigError when it cannot be used
 */
export async function migrateDatabase(address: DatabaseAddress, log: Log): Promise<string[]> {
  // Without a pooler, the connection that migrates is examined in the same way.
  if (address.directUrl !== undefined) await checkConnections(address)
  const connection = { ...sessionsOf(address), applicationName: 'gatehouse migrate' }
  return migrate(connection, migrationsFolder, { log })
}
