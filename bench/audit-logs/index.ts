import { auditLogs } from '../benches/audit-logs.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { startProcesses } from '../kit/processes.ts'
import { report } from '../kit/report.ts'
import { type BenchResult, verdictsOf } from '../kit/result.ts'
import { runBench } from '../kit/run-bench.ts'
import { smokeRun } from '../kit/smoke.ts'
import { setStage } from '../kit/stage.ts'
import type { Supplies } from '../kit/supplies.ts'
import { type ExportResult, measureExports } from './exports.ts'
import { fillLog } from './fill.ts'
import { measureSearches, type SearchResult } from './searches.ts'

export interface AuditLogsResult {
  ingest: { clients: number; result: BenchResult }[]
  search: { events: number; results: SearchResult[] }
  exports: ExportResult[]
}

export interface AuditLogsOptions {
  smoke: boolean
  rounds: number
  seconds: number
  supplies: Supplies
}

/** Of a page of 100, in milliseconds, at the 95th percentile. */
const searchBar = 250
/** Of the process that writes a file, in MB. */
const exportMemoryBar = 300

/** Events against a bare server that sends the same statements, searches in a large log, and files with all of it. */
export async function runAuditLogsBench(options: AuditLogsOptions, cleanUp: CleanUp): Promise<AuditLogsResult> {
  const { smoke, rounds, seconds, supplies } = options
  const organizations = smoke ? 20 : 10_000
  const stage = await setStage({ sizes: [{ organizations, users: 0 }], benches: [auditLogs], supplies })
  const processes = await startProcesses(stage)
  cleanUp.later(() => processes.stop())
  const ingest: AuditLogsResult['ingest'] = []
  for (const clients of [1, 16]) {
    const load = { clients, seconds, requests: 1_000_000 }
    const run = smoke ? smokeRun : { rounds, load, withPgbench: false, withSlope: false }
    ingest.push({ clients, result: await runBench(stage, processes, auditLogs, run) })
  }
  const [world] = stage.worlds
  if (world === undefined) throw new Error('The stage has no world.')
  const events = smoke ? 100 : 1_000_000
  await fillLog(stage, world, events)
  const size = { count: events, requests: smoke ? 2 : 200 }
  const results = await measureSearches(processes.gatehouse, world, size)
  // It would take jobs from the one whose memory is measured.
  await processes.stop()
  return { ingest, search: { events, results }, exports: await measureExports(stage, world, cleanUp) }
}

export function auditLogsPass({ ingest, search, exports }: AuditLogsResult): boolean {
  const isQuick = search.results.every(({ p95 }) => p95 <= searchBar)
  const isSmall = exports.every(({ memory }) => memory <= exportMemoryBar)
  return isQuick && isSmall && ingest.flatMap(({ result }) => verdictsOf(result)).every(({ passes }) => passes)
}

export function showAuditLogs({ ingest, search, exports }: AuditLogsResult): string {
  return [
    ...ingest.map(({ clients, result }) => `${clients} client${clients === 1 ? '' : 's'}\n\n${report(result, false)}`),
    `Searches in ${search.events} events, pages of 100, ms         p50     p95  (bar ${searchBar})`,
    ...search.results.map(({ label, p50, p95 }) => {
      const times = `${p50.toFixed(1).padStart(8)}${p95.toFixed(1).padStart(8)}`
      return `  ${label.padEnd(48)}${times}  ${p95 <= searchBar ? 'PASS' : 'ABOVE'}`
    }),
    `\nExports                      events   seconds        MB   memory, MB  (bar ${exportMemoryBar})`,
    ...exports.map(({ format, events, seconds, size, memory }) => {
      const figures = [seconds.toFixed(1).padStart(10), size.toFixed(1).padStart(10), memory.toFixed(0).padStart(13)]
      const isSmall = memory <= exportMemoryBar
      return `  ${format.padEnd(20)}${String(events).padStart(13)}${figures.join('')}  ${isSmall ? 'PASS' : 'ABOVE'}`
    }),
  ].join('\n')
}
