import type { LoadResult } from './load-types.ts'

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** @param times of the single requests, in milliseconds. */
export function summarize(times: readonly number[], elapsedMs: number): LoadResult {
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { requests: times.length, perSecond: (times.length * 1_000) / elapsedMs, p50: at(0.5), p99: at(0.99) }
}
