import type { TestServer } from '../../../test/server.ts'
import { sql } from '../../platform/db/sql.ts'

/** Registers an origin whose scripts may call. */
export async function allowOrigin({ environment }: TestServer, origin: string): Promise<void> {
  await environment.system.database.run(sql`
    insert into cors_origins (environment_id, id, origin, created_at, updated_at)
    values (${environment.environmentId}, ${environment.newId('cors_origin')}, ${origin}, ${environment.now()}, ${environment.now()})`)
}
