import type { Client } from 'pg'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import type { App } from '../../src/app.ts'
import { type SizeName, sizes } from './sizes.ts'

export const grownName = ({ users }: { users: number }): string => `Grown to ${users} users`

/** The environment that was filled to a size, and a key of it that is made now. @throws if there is none */
export async function findEnvironment(
  app: App,
  client: Client,
  size: SizeName,
): Promise<{ environmentId: string; apiKey: string }> {
  const { rows } = await client.query<{ id: string }>(
    'select id from environments where name = $1 order by id desc limit 1',
    [grownName(sizes[size])],
  )
  const environmentId = rows[0]?.id
  if (environmentId === undefined) throw new Error(`The database was not filled to the size "${size}".`)
  const apiKey = `sk_${randomToken(24)}`
  await app.system.database.run(sql`
    insert into credentials (hash, environment_id, kind, owner_id)
    select ${app.system.hashCredential(apiKey)}, environment_id, 'management_key', id
    from management_keys where environment_id = ${environmentId} order by id limit 1`)
  return { environmentId, apiKey }
}
