import { directConnections } from '#platform/db/connection-shares.ts'
import { sql } from '#platform/db/sql.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { ok, problem, warning } from '../finding.ts'

interface Connections {
  /** For ordinary roles. */
  allowed: number
  /** The number of connections by anything but our servers. */
  others: number
  /** By our servers for what needs no session of its own: with a pooler, these are the pooler's. */
  shared: number
  /** Each process of ours has one connection of that name. */
  processes: number
}

/** Whether PostgreSQL has connections for all processes, and for as many more during a deployment. */
export const connections: Check<ConnectedSetup> = {
  name: 'Connections',
  async examine({ database, config }) {
    const { allowed, others, shared, processes } = await database.one<Connections>(sql`
      select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as allowed,
        count(*) filter (where application_name not like 'gatehouse%' or datname is distinct from current_database())::int as others,
        count(*) filter (where application_name = 'gatehouse' and datname = current_database())::int as shared,
        count(*) filter (where application_name = 'gatehouse listener' and datname = current_database())::int as processes
      from pg_stat_activity where backend_type = 'client backend'`)
    const { isPooled } = database
    const each = isPooled ? directConnections : config.databaseConnections
    const taken = others + (isPooled ? shared : 0)
    const running = Math.max(1, processes)
    const room = Math.floor((allowed - taken) / each)
    const facts = isPooled
      ? `PostgreSQL allows ${allowed} connections, of which others use ${others} and the pooler ${shared}; a process opens ${each} past the pooler`
      : `PostgreSQL allows ${allowed} connections, of which others use ${others}; a process uses up to ${each}`
    const cure = `Set max_connections of PostgreSQL to ${advised(running, each, taken)} or more, or ${isPooled ? 'default_pool_size of the pooler' : 'GATEHOUSE_DATABASE_CONNECTIONS'} to less.`
    if (room < running)
      return [problem(`${facts}, and ${running} run. Requests are refused when they need more than there are.`, cure)]
    if (room < running * 2)
      return [
        warning(
          `${facts}. That is enough for ${room}, but not for ${running * 2}, the old and the new ones during a deployment.`,
          cure,
        ),
      ]
    return [ok(`${facts}: enough for ${room} processes.`)]
  },
}

/** Rounded up to a number that one would write, with room for an administrator. */
function advised(processes: number, each: number, taken: number): number {
  return Math.ceil((processes * 2 * each + taken + 10) / 50) * 50
}
