import { WorkOS } from '@workos-inc/node'
import { createEnvironment } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { writtenOut } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import type { Move } from './check-move.ts'

/** A server over the cluster `main` and another one, `eu`. */
export async function startTwoClusters() {
  const server = await startOwnServer({ secrets: { clusters: [{ name: 'eu', url: await createDatabase() }] } })
  const { clusters } = server.app.system
  const eu = clusters.find('eu')
  if (eu === undefined) throw new Error('The cluster eu is not open.')
  return { server, main: clusters.main, eu }
}

export type TwoClusters = Awaited<ReturnType<typeof startTwoClusters>>

/** An environment in `main`, its SDK, and its moves. */
export async function environmentIn({ server, main, eu }: TwoClusters, from: 'main' | 'eu' = 'main') {
  const { context, apiKey } = await createEnvironment(from === 'main' ? main : eu, 'Moves')
  const { environmentId, clientId } = context
  const port = Number(new URL(server.url).port)
  const toEu: Move = { environmentId, source: main, target: eu, targetName: 'eu', main }
  const toMain: Move = { environmentId, source: eu, target: main, targetName: 'main', main }
  const workos = new WorkOS(apiKey, { apiHostname: 'localhost', port, https: false, clientId })
  return { context, apiKey, environmentId, clientId, workos, toEu, toMain }
}

/** All rows of a table that an environment has in a cluster, as text. */
export async function rowsOf({ database }: System, table: string, environmentId: string): Promise<string[]> {
  const rows = await database.many<{ row: string }>(
    writtenOut([`select t::text as row from ${table} t where environment_id = `, ' order by 1'], [environmentId]),
  )
  return rows.map(({ row }) => row)
}
