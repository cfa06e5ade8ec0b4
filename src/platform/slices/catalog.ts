import type { FigureDefinition } from '../gauges/define-figure.ts'
import type { GaugeDefinition } from '../gauges/define-gauge.ts'
import { platformFigures } from '../gauges/platform-figures.ts'
import type { Operation } from '../http/operation.ts'
import { inArea } from '../http/reference-area.ts'
import { type CronDefinition, type Job, laneOf, laneOfCrons } from '../jobs/define-job.ts'
import { secretNamesOf } from '../secrets.ts'
import type { Declarations, Table } from './declarations.ts'
import { collectFillings } from './extension-point.ts'
import type { Slice } from './slice.ts'

/** What all slices declare, each list in their order. */
export interface Catalog extends Declarations {
  readonly slices: readonly Slice[]
  readonly operations: readonly Operation[]
  readonly jobs: readonly Job[]
  readonly crons: readonly CronDefinition[]
  readonly gauges: readonly GaugeDefinition[]
  readonly figures: readonly FigureDefinition[]
}

/** @throws Error for a table that two slices declare. */
export function createCatalog(slices: readonly Slice[]): Catalog {
  const tables = new Map<string, Table>()
  for (const [name, table] of slices.flatMap((slice) => Object.entries(slice.tables))) {
    if (tables.has(name)) throw new Error(`The table ${name} belongs to two slices.`)
    tables.set(name, table)
  }
  const declared = {
    events: slices.flatMap(({ events }) => events),
    tables,
    fillings: collectFillings(slices.flatMap(({ fills }) => fills)),
    lanes: new Map([
      ...slices.flatMap(({ crons }) => crons.map(({ name }) => [name, laneOfCrons] as const)),
      ...slices.flatMap(({ jobs }) => jobs.map((job) => [job.name, laneOf(job)] as const)),
    ]),
  }
  const operations = slices.flatMap(({ area, operations }) => {
    const own = typeof operations === 'function' ? operations(declared) : operations
    return area === undefined ? own : inArea(area, own)
  })
  return {
    ...declared,
    summaries: new Map(operations.map(({ id, summary }) => [id, summary])),
    addresses: new Map(operations.map(({ id, method, path }) => [id, `${method} ${path}`])),
    secretNames: secretNamesOf([
      ...operations.flatMap(({ params, query, body, success }) => [params, query, body, success.body]),
      ...declared.events.map(({ data }) => data),
    ]),
    slices,
    operations,
    jobs: slices.flatMap(({ jobs }) => jobs),
    crons: slices.flatMap(({ crons }) => crons),
    gauges: slices.flatMap(({ gauges }) => gauges),
    figures: [...platformFigures, ...slices.flatMap(({ figures }) => figures)],
  }
}
