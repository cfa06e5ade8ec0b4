import { describeFault, verifySample } from '#audit-logs/audit-events/index.ts'
import type { System } from '#platform/context.ts'
import type { Queryable } from '#platform/db/queryable.ts'
import { sql } from '#platform/db/sql.ts'
import { type Finding, note, ok, problem, warning } from '../doctor/finding.ts'

const hourMs = 3_600_000
/** A nightly backup, with two hours to spare. */
const oldestHours = 26

/** Audit logs that are verified, and how many of the newest entries of each: a rehearsal of a large database ends too. */
const mostLogs = 1_000
const mostEntries = 1_000

/** What a restored database contains. */
export interface Counts {
  environments: number
  organizations: number
  users: number
  sessions: number
  events: number
}

/** How old the newest write is: that much would be lost. */
export function ageFinding(newest: Date | undefined, now: Date): Finding {
  if (newest === undefined) return note('The database shows no write: no server has worked on it.')
  const hours = (now.getTime() - newest.getTime()) / hourMs
  const says = `The newest write is of ${newest.toISOString()}, ${describeAge(hours)} ago.`
  return hours > oldestHours
    ? warning(
        says,
        'A restore would lose what came after. Check the job that makes backups, or whether this is the newest one.',
      )
    : ok(says)
}

function describeAge(hours: number): string {
  const minutes = Math.max(0, Math.round(hours * 60))
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
}

/** Sessions that are active only. */
export function countRows(db: Queryable, now: Date): Promise<Counts> {
  return db.one<Counts>(sql`
    select (select count(*) from environments e)::int as environments,
      (select count(*) from organizations o)::int as organizations, (select count(*) from users u)::int as users,
      (select count(*) from sessions s where s.status = 'active' and s.expires_at > ${now})::int as sessions,
      (select count(*) from events e)::int as events`)
}

/** Whether the chains of the audit logs hold, of the newest entries. */
export async function verifyAudit(system: System): Promise<Finding[]> {
  const { logs, entries, faults } = await verifySample(system, { logs: mostLogs, entries: mostEntries })
  if (logs === 0) return [note('There are no audit logs.')]
  if (faults.length > 0)
    return faults.map((fault) =>
      problem(describeFault(fault), 'Compare it with the running database: gatehouse audit verify'),
    )
  const some = `${logs}${logs === mostLogs ? ' or more' : ''} audit logs`
  return [ok(`${entries} entries of ${some} are as they were recorded, the newest ${mostEntries} of each at most.`)]
}
