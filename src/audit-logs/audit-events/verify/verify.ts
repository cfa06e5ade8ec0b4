import { createContext, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { readHeads } from '../heads/read-heads.ts'
import { hashOfLog } from '../log-conditions.ts'
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
  for await (const log of allLogs(system)) {
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
  for await (const { environment_id: environmentId, organization_id } of allLogs(system)) {
    if (logs === most.logs) break
    const ctx = createContext(system, { environmentId, clientId: '', actor: { type: 'system' } })
    const seen = await verifyNewest(ctx, organization_id, most.entries)
    logs += 1
    entries += seen.entries
    if (seen.fault !== undefined) faults.push(seen.fault)
  }
  return { logs, entries, faults }
}

/** Where this server writes them, if that is a file. */
function usualHeadsPath({ config: { auditLogHeads } }: System): string | undefined {
  return auditLogHeads === 'storage' ? undefined : auditLogHeads
}

/** All logs: those that have a chain, and then those that have events and no chain. */
async function* allLogs({ database }: System): AsyncGenerator<LogName, void> {
  let last: LogName | undefined = { environment_id: '', organization_id: '' }
  for (;;) {
    last = await database.maybe<LogName>(sql`
      select c.environment_id, c.organization_id from audit_log_chains c
      where (c.environment_id, c.organization_id) > (${last.environment_id}, ${last.organization_id})
      order by c.environment_id, c.organization_id limit 1`)
    if (last === undefined) break
    yield last
  }
  // In the order of the index of places, whose hashes are numbers.
  let hash = -(2n ** 63n)
  for (;;) {
    const next: (LogName & { hash: string; has_chain: boolean }) | undefined = await database.maybe(sql`
      select e.environment_id, e.organization_id, ${hashOfLog}::text as hash, exists (select from audit_log_chains c
        where c.environment_id = e.environment_id and c.organization_id = e.organization_id) as has_chain
      from audit_log_events e where ${hashOfLog} >= ${hash} order by ${hashOfLog}, e.sequence limit 1`)
    if (next === undefined) return
    const { environment_id, organization_id, has_chain } = next
    if (!has_chain) yield { environment_id, organization_id }
    hash = BigInt(next.hash) + 1n
  }
}

/** What was found, in lines. */
export function describeVerification({ logs, events, faults }: Verification): string {
  const looked = `Checked ${events} events of ${logs} audit logs.`
  if (faults.length === 0) return `${looked} Every event is as it was recorded.`
  return [...faults.map(describeFault), looked].join('\n')
}
