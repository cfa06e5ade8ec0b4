import type { CaseResult } from './measure.ts'
import type { SlopeResult } from './slope.ts'

/** What a bench gives, as `--json` prints it. */
export interface BenchResult {
  name: string
  summary: string
  bar: number
  /** Of the bare server the p99 is a bar too. */
  limit: 'bare server' | 'argon2' | 'oidc-provider'
  cases: CaseResult[]
  slopes: SlopeResult[]
  /** Resident memory of Gatehouse in MB: when it was ready, and the most after a run. */
  memory: { idle: number; loaded: number }
}

/** The bars that hold for every bench (design: performance bars). */
export const bars = {
  p99Ratio: 5,
  /** When it is ready. After half a minute of rest it has some 10 MB less, which is the design's 130. */
  memoryIdle: 145,
  memoryLoaded: 400,
  /** A slope that is flat within what two shared cores can tell. */
  slope: 0.8,
}

/** A figure that is held against a bar. */
export interface Verdict {
  what: string
  value: number
  bar: number
  passes: boolean
}

export function verdictsOf({ name, bar, limit, cases, slopes, memory }: BenchResult): Verdict[] {
  const atLeast = (what: string, value: number, least: number) => ({ what, value, bar: least, passes: value >= least })
  const atMost = (what: string, value: number, most: number) => ({ what, value, bar: most, passes: value <= most })
  return [
    ...cases.flatMap(({ label, ratio }) => [
      atLeast(`${name} (${label}): rate to limit`, ratio.perSecond, bar),
      ...(limit !== 'bare server' ? [] : [atMost(`${name} (${label}): p99 to limit`, ratio.p99, bars.p99Ratio)]),
    ]),
    ...slopes.map(({ label, ratio }) => atLeast(`${name} (${label}): most organizations to 100`, ratio, bars.slope)),
    atMost(`${name}: memory when idle, MB`, memory.idle, bars.memoryIdle),
    atMost(`${name}: memory under load, MB`, memory.loaded, bars.memoryLoaded),
  ]
}
