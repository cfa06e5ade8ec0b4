import { mix, peakPerSecond } from './mix.ts'
import { type Bytes, type Costs, costOf, needsOf } from './model.ts'
import type { Simulation } from './simulate.ts'

const whole = (value: number) => Math.round(value).toLocaleString('en')
/** Two digits that matter. */
const fine = (value: number | null) => (value === null ? '–' : value >= 10 ? whole(value) : value.toPrecision(2))

export function showCosts(costs: Costs): string {
  const rows = mix.map((call) => {
    const { serverMicros, databaseMicros } = costOf(costs, call)
    return [
      call.what,
      String(call.perUserAndDay),
      whole(peakPerSecond(call, 1_000_000)),
      whole(serverMicros),
      whole(databaseMicros),
    ]
  })
  return tableOf(
    ['call', 'a user and day', 'a second at the peak of a million users', 'process µs', 'PostgreSQL µs'],
    rows,
  )
}

export function showNeeds(sizes: readonly number[], costs: Costs, bytes: readonly Bytes[]): string {
  const rows = sizes.map((users) => {
    const needs = needsOf(users, costs, bytes)
    return [
      whole(users),
      whole(needs.callsPerSecond),
      whole(needs.commitsPerSecond),
      `${fine(needs.serverCores)} in ${whole(needs.processes)}`,
      `${fine(needs.processMegabytes / 1_000)} GB`,
      fine(needs.databaseCores),
      whole(needs.connections),
      `${fine(needs.gigabytes)} GB`,
      needs.limit,
    ]
  })
  const head = [
    'users',
    'calls/s',
    'commits/s',
    'cores in processes',
    'their memory',
    'cores of PostgreSQL',
    'connections',
    'storage',
    'what gives way first',
  ]
  return tableOf(head, rows)
}

/** One simulation, call by call. */
export function showSimulation(simulation: Simulation): string {
  const calls = simulation.calls.map(({ what, perSecond, requests, p50, p99 }) => [
    what,
    fine(perSecond),
    whole(requests),
    fine(p50),
    fine(p99),
  ])
  return `${tableOf(['call', 'a second', 'sent', 'p50 ms', 'p99 ms'], calls)}\n\n${showSimulations([simulation])}`
}

/** How far each is from the model. */
export function showSimulations(simulations: readonly Simulation[]): string {
  const rows = simulations.map(({ users, calls, measured, modelled }) => [
    whole(users),
    whole(calls.reduce((sum, { perSecond }) => sum + perSecond, 0)),
    `${fine(measured.server)}, ${fine(modelled.server)}`,
    (measured.server / modelled.server).toFixed(2),
    `${fine(measured.database)}, ${fine(modelled.database)}`,
    (measured.database / modelled.database).toFixed(2),
    fine(Math.max(...calls.map(({ p99 }) => p99 ?? 0))),
  ])
  const head = [
    'users',
    'calls/s sent',
    'cores of the process, model',
    'ratio',
    'cores of PostgreSQL, model',
    'ratio',
    'highest p99 ms',
  ]
  return tableOf(head, rows)
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
