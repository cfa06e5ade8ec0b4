import { performance } from 'node:perf_hooks'
import type { System } from './context.ts'

/** Figures of this process since it began, for people. Prometheus has them over time. */
export interface ProcessFigures {
  startedAt: Date
  memoryBytes: number
  /** The share of the time in which the process was at work, from 0 to 1. */
  busy: number
  requests: number
  /** Of the requests, those that failed by a fault of the server. */
  failures: number
}

const answered = new WeakMap<System, { requests: number; failures: number }>()

/** Counts an answered request. */
export function countAnswer(system: System, status: number): void {
  const counts = answered.get(system) ?? { requests: 0, failures: 0 }
  counts.requests += 1
  if (status >= 500) counts.failures += 1
  answered.set(system, counts)
}

export function processFigures(system: System): ProcessFigures {
  return {
    startedAt: new Date(system.now().getTime() - process.uptime() * 1_000),
    memoryBytes: process.memoryUsage.rss(),
    busy: performance.eventLoopUtilization().utilization,
    ...(answered.get(system) ?? { requests: 0, failures: 0 }),
  }
}
