import { sql } from '#platform/db/sql.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { ok, problem, warning } from '../finding.ts'

interface Connections {
  /** For ordinary roles. */
  allowed: number
  /** By anything but our servers. */
  taken_by_others: number
  /** Each process of ours has one connection of that name. */
  processes: number
}

/** Whether PostgreSQL has connections for all processes, and for as many more during a deployment. */
export const connections: Check<ConnectedSetup> = {
  name: 'Connections',
  async examine({ database, config }) {
    const { allowed, taken_by_others, processes } = await database.one<Connections>(sql`
      select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as allowed,
        count(*) filter (where application_name not like 'gatehouse%' or datname is distinct from current_database())::int as taken_by_others,
        count(*) filter (where application_name = 'gatehouse listener' and datname = current_database())::int as processes
      from pg_stat_activity where backend_type = 'client backend'`)
    const each = config.databaseConnections
    const running = Math.max(1, processes)
    const room = Math.floor((allowed - taken_by_others) / each)
    const facts = `PostgreSQL allows ${allowed} connections, of which others use ${taken_by_others}; a process uses up to ${each}`
    if (room < running)
      return [
        problem(
          `${facts}, and ${running} run. Requests are refused when they need more than there are.`,
          `Set max_connections of PostgreSQL to ${advised(running, each, taken_by_others)} or more, or GATEHOUSE_DATABASE_CONNECTIONS to less.`,
        ),
      ]
    if (room < running * 2)
      return [
        warning(
          `${facts}. That is enough for ${room}, but not for ${running * 2}, the old and the new ones during a deployment.`,
          `Set max_connections of PostgreSQL to ${advised(running, each, taken_by_others)} or more, or GATEHOUSE_DATABASE_CONNECTIONS to less.`,
        ),
      ]
    return [ok(`${facts}: enough for ${room} processes.`)]
  },
}

/** Rounded up to a number that one would write, with room for an administrator. */
function advised(processes: number, each: number, others: number): number {
  return Math.ceil((processes * 2 * each + others + 10) / 50) * 50
}
