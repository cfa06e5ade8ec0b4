import { closeSystem, openSystem } from '../../src/system.ts'
import { settle } from '../kit/seed.ts'
import { systemOptions } from '../kit/settings.ts'
import type { Stage } from '../kit/stage.ts'

/** Adds copies of one user of a directory behind the back of everything else. @returns user names of some of them */
export async function fillDirectory({ settings }: Stage, directoryId: string, count: number): Promise<string[]> {
  const system = await openSystem({ ...systemOptions(settings), statementSeconds: 3_600 })
  try {
    await system.database.pool.query(
      `insert into directory_users (environment_id, id, directory_id, organization_id, idp_id, user_name, external_id, email,
         first_name, last_name, name, state, resource, custom_attributes, created_at, updated_at)
       select u.environment_id, 'directory_user_01J' || lpad(i::text, 23, '0'), u.directory_id, u.organization_id,
         'filled-' || i, 'filled-' || i || '@bench.example', 'filled-' || i, 'filled-' || i || '@bench.example',
         u.first_name, u.last_name, u.name, 'active',
         u.resource || jsonb_build_object('userName', 'filled-' || i || '@bench.example'), u.custom_attributes, now(), now()
       from (select * from directory_users where directory_id = $1 limit 1) u, generate_series(1, $2::integer) i`,
      [directoryId, count],
    )
    await settle(system)
  } finally {
    await closeSystem(system)
  }
  return Array.from({ length: count }, (_, i) => `filled-${i + 1}@bench.example`)
}
