import { createContext, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { readHeads } from '../heads/read-heads.ts'
import { checkHeads } from './check-heads.ts'
import { describeFault, type Fault, type LogName } from './faults.ts'
import { verifyLog, verifyNewest } from './verify-log.ts'

export interface Verification {
  logs: number
  events: number
  faults: readonly Fault[]
}

export interface VerifyOptions {
  /** A file with heads that were written down, or a folder of such files. */
  headsPath?: string | undefined
  /** Called now and then with what was looked at so far. */
  onProgress?(seen: { logs: number; events: number }): void
}

/**
 * Verifies the audit logs of all environments, of which nothing is kept in memory but a page of events, while the server
 * runs or not. What was removed behind the last known hash, or rewritten with all hashes, shows only against heads.
 *
 * @throws ConfigError for heads that cannot be read
 */
export async function verifyAuditLogs(system: System, options: VerifyOptions = {}): Promise<Verification> {
  const { headsPath = usualHeadsPath(system), onProgress = () => undefined } = options
  const db = system.database
  const seen = { logs: 0, events: 0 }
  const faults: Fault[] = []
  let log = await nextLog(system, undefined)
  while (log !== undefined) {
    const fault = await verifyLog(
      {
        db,
        now: system.now(),
        onEvents(count) {
          seen.events += count
          onProgress(seen)
        },
      },
      log,
    )
    if (fault !== undefined) faults.push(fault)
    seen.logs += 1
    log = await nextLog(system, log)
  }
  if (headsPath !== undefined) for await (const fault of checkHeads(db, readHeads(headsPath))) faults.push(fault)
  return { ...seen, faults }
}

/**
 * Verifies the newest entries of so many logs, for a look at a database of any size.
 *
 * @returns how many logs and entries were looked at, with the first fault of each log
 */
export async function verifySample(
  system: System,
  most: { logs: number; entries: number },
): Promise<{ logs: number; entries: number; faults: readonly Fault[] }> {
  const faults: Fault[] = []
  let [logs, entries] = [0, 0]
  let log = await nextLog(system, undefined)
  while (log !== undefined && logs < most.logs) {
    const { environment_id: environmentId, organization_id } = log
    const ctx = createContext(system, { environmentId, clientId: '', actor: { type: 'system' } })
    const seen = await verifyNewest(ctx, organization_id, most.entries)
    logs += 1
    entries += seen.entries
    if (seen.fault !== undefined) faults.push(seen.fault)
    log = await nextLog(system, log)
  }
  return { logs, entries, faults }
}

/** Where this server writes them, if that is a file. */
function usualHeadsPath({ config: { auditLogHeads } }: System): string | undefined {
  return auditLogHeads === 'storage' ? undefined : auditLogHeads
}

/** The log behind one, also one that has events and no chain. */
async function nextLog({ database }: System, after: LogName | undefined): Promise<LogName | undefined> {
  const { environment_id, organization_id } = after ?? { environment_id: '', organization_id: '' }
  return database.maybe<LogName>(sql`
    select environment_id, organization_id from (
      (select c.environment_id, c.organization_id from audit_log_chains c
        where (c.environment_id, c.organization_id) > (${environment_id}, ${organization_id})
        order by c.environment_id, c.organization_id limit 1)
      union all
      (select e.environment_id, e.organization_id from audit_log_events e
        where (e.environment_id, e.organization_id) > (${environment_id}, ${organization_id})
        order by e.environment_id, e.organization_id limit 1)
    ) logs order by environment_id, organization_id limit 1`)
}

/** What was found, in lines. */
export function describeVerification({ logs, events, faults }: Verification): string {
  const looked = `Checked ${events} events of ${logs} audit logs.`
  if (faults.length === 0) return `${looked} Every event is as it was recorded.`
  return [...faults.map(describeFault), looked].join('\n')
}
