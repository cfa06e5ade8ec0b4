import type { CaseResult } from './measure.ts'
import { type BenchResult, bars } from './result.ts'
import type { SlopeResult } from './slope.ts'

/** The tables of a bench. */
export function report(result: BenchResult, hasPgbench: boolean): string {
  const { name, summary, cases, slopes, memory } = result
  const memoryRows = [
    ['', 'MB', 'bar', ''],
    ['memory when idle', whole(memory.idle), String(bars.memoryIdle), atMost(memory.idle, bars.memoryIdle)],
    ['memory under load', whole(memory.loaded), String(bars.memoryLoaded), atMost(memory.loaded, bars.memoryLoaded)],
  ]
  const tables = [
    ...cases.map((each) => table(caseRows(result, each, hasPgbench))),
    ...slopes.map((each) => table(slopeRows(each))),
    table(memoryRows),
  ]
  return `${name}: ${summary}\n\n${tables.join('\n')}`
}

function caseRows(
  { bar, limit }: BenchResult,
  { label, gatehouse, limit: bare, ratio, pgbench }: CaseResult,
  hasPgbench: boolean,
) {
  const hasP99Bar = limit === 'bare server'
  return [
    [label, 'Gatehouse', limit, 'ratio', 'bar', ''],
    [
      'requests/s',
      whole(gatehouse.perSecond),
      whole(bare.perSecond),
      fine(ratio.perSecond),
      fine(bar),
      atLeast(ratio.perSecond, bar),
    ],
    ['CPU µs a request', whole(gatehouse.cpuMicros), whole(bare.cpuMicros), fine(ratio.cpu), '', ''],
    ['p50 ms', fine(gatehouse.p50), fine(bare.p50), '', '', ''],
    [
      'p99 ms',
      fine(gatehouse.p99),
      fine(bare.p99),
      fine(ratio.p99),
      hasP99Bar ? String(bars.p99Ratio) : '',
      hasP99Bar ? atMost(ratio.p99, bars.p99Ratio) : '',
    ],
    pgbench === undefined
      ? [hasPgbench ? 'pgbench: not run' : 'pgbench: not installed', '', '', '', '', '']
      : ['pgbench/s', '', whole(pgbench.perSecond), fine(pgbench.ratio), '', ''],
  ]
}

function slopeRows({ label, steps, ratio }: SlopeResult): string[][] {
  return [
    [`${label}, organizations`, 'requests/s', 'CPU µs', 'p99 ms', 'bar', ''],
    ...steps.map(({ organizations, figures }) => [
      String(organizations),
      whole(figures.perSecond),
      whole(figures.cpuMicros),
      fine(figures.p99),
      '',
      '',
    ]),
    ['most to 100', fine(ratio), '', '', fine(bars.slope), atLeast(ratio, bars.slope)],
  ]
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return `${rows.map((row) => `  ${line(row)}`.trimEnd()).join('\n')}\n`
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const fine = (value: number) => value.toFixed(2)
const atLeast = (value: number, bar: number) => (value >= bar ? 'PASS' : 'BELOW')
const atMost = (value: number, bar: number) => (value <= bar ? 'PASS' : 'ABOVE')
