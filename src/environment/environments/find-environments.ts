import { ConfigError } from '#platform/config-error.ts'
import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { EnvironmentKind, EnvironmentRow } from './schemas.ts'
import { systemContext } from './system-context.ts'

/**
 * The context of work without a request: jobs, seeds, the command line.
 *
 * @param tracedRequestId the request that led to a job.
 */
export async function findEnvironmentContext(
  system: System,
  environmentId: string,
  tracedRequestId?: string,
): Promise<Context | undefined> {
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where id = ${environmentId} and absent is null`,
  )
  return row && systemContext(system, row, tracedRequestId)
}

export async function findContextByClientId(system: System, clientId: string): Promise<Context | undefined> {
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where client_id = ${clientId} and absent is null`,
  )
  return row && systemContext(system, row)
}

/** The environment of a server that has one, beside that of its operators; `undefined` where there are several. */
export async function findOnlyEnvironment(system: System): Promise<Context | undefined> {
  const [row, ...others] = await system.database.many<EnvironmentRow>(
    sql`select id, name, client_id from environments where kind <> 'system' and absent is null order by id limit 2`,
  )
  return row === undefined || others.length > 0 ? undefined : systemContext(system, row)
}

/** The environment that the caller of a command names, or the only one. @throws ConfigError */
export async function requireEnvironment(system: System, id: string | undefined): Promise<Context> {
  const ctx = id === undefined ? await findOnlyEnvironment(system) : await findEnvironmentContext(system, id)
  if (ctx !== undefined) return ctx
  throw new ConfigError(
    id === undefined
      ? 'There are several environments. Choose one with --environment ID (see: gatehouse environments list).'
      : `There is no environment ${id}. See: gatehouse environments list`,
  )
}

/** The oldest thousand environments whose application has a homepage, with it. */
export async function listEnvironmentsWithHomepage(system: System): Promise<{ context: Context; homepage: string }[]> {
  const rows = await system.database.many<EnvironmentRow & { app_homepage_url: string }>(sql`
    select id, name, client_id, app_homepage_url from environments
    where app_homepage_url is not null and kind <> 'system' and absent is null order by id limit 1000`)
  return rows.map((row) => ({ context: systemContext(system, row), homepage: row.app_homepage_url }))
}

/** All environments of a cluster, that of the operators included. */
export function listEnvironments(system: System): Promise<(EnvironmentRow & { kind: EnvironmentKind })[]> {
  return system.database.many(sql`select id, name, client_id, kind from environments where absent is null order by id`)
}
