import { WorkOS } from '@workos-inc/node'
import { afterAll } from 'vitest'
import { findEnvironmentContext } from '#environment/environments/index.ts'
import { loadConfig } from '#platform/config/load-config.ts'
import type { System } from '#platform/context.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createLog } from '#platform/log.ts'
import { createClient } from '#test/client.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, type TestServer, testMasterKey } from '#test/server.ts'
import { catalog } from '../catalog.ts'
import { closeSystem, openSystem } from '../system.ts'

/** Events that the backup has without a position, as a dump does that was taken right after they were written. */
const withoutPosition = 2

export interface Backup<Before, After> {
  /** When it was made. */
  at: Date
  /** The address of the backup, of which tests restore copies. */
  url: string
  before: Before
  after: After
  /**
   * A server on a restored copy, with the environment from before.
   *
   * @param prepare called before the server starts
   */
  restore(prepare?: (system: System) => Promise<unknown>): Promise<TestServer>
}

/**
 * A server is filled, its database is copied as a backup, and the server goes on: what it does then is lost where the backup is
 * restored.
 */
export async function makeBackup<Before, After>(
  fill: (server: TestServer) => Promise<Before>,
  goOn: (server: TestServer, before: Before) => Promise<After>,
): Promise<Backup<Before, After>> {
  const live = await createDatabase()
  const first = await startOwnServer({ secrets: { databaseUrl: live } })
  const before = await fill(first)
  await first.app.close()
  await takePositions(live)
  const at = new Date()
  const url = await createDatabase(live)
  const second = await startOwnServer({ secrets: { databaseUrl: live } })
  const after = await goOn(await sameEnvironment(first, second), before)
  await second.close()
  return {
    at,
    url,
    before,
    after,
    async restore(prepare) {
      const databaseUrl = await createDatabase(url)
      if (prepare !== undefined) await onSystem(databaseUrl, prepare)
      const server = await startOwnServer({ secrets: { databaseUrl } })
      afterAll(() => server.close())
      return sameEnvironment(first, server)
    },
  }
}

/** What commands work on. */
async function onSystem(databaseUrl: string, work: (system: System) => Promise<unknown>): Promise<void> {
  const { config, secrets } = loadConfig({ GATEHOUSE_SECRET_KEY: testMasterKey })
  const log = createLog('fatal', catalog.secretNames)
  const applicationName = 'gatehouse command'
  const system = await openSystem({ config, secrets: { ...secrets, databaseUrl }, log, applicationName })
  await work(system).finally(() => closeSystem(system))
}

async function takePositions(url: string): Promise<void> {
  const database = openDatabase({ url, applicationName: 'test', transactions: 1, readers: 1 })
  await database.run(sql`
    with newest as (
      update events set position = null where position > (select last - ${withoutPosition} from event_positions)
      returning environment_id, id
    ), noted as (insert into unnumbered_events (environment_id, id) select environment_id, id from newest)
    update event_positions set last = last - (select count(*) from newest)`)
  await database.close()
}

/** The environment of one server, at another one. */
async function sameEnvironment(known: TestServer, { app, url, outbox, lastCode }: TestServer): Promise<TestServer> {
  const { apiKey, clientId, environment } = known
  const context = await findEnvironmentContext(app.system, environment.environmentId)
  if (context === undefined) throw new Error('The environment is not in this database.')
  const api = createClient(url, apiKey)
  const workos = new WorkOS(apiKey, {
    apiHostname: 'localhost',
    port: Number(new URL(url).port),
    https: false,
    clientId,
  })
  return { app, url, outbox, lastCode, apiKey, clientId, environment: context, api, workos }
}
