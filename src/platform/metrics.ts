import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SlowWorkFigures } from './db/slow-work.ts'
import type { Operation } from './http/operation.ts'

export interface Metrics {
  observe(operation: Operation | undefined, status: number, seconds: number): void
  /** The text format of Prometheus. */
  render(): Promise<string>
}

/** @param slowWork see `Database.slowWork` */
export function createMetrics(slowWork: () => readonly SlowWorkFigures[]): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by operation and status class.',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  new Gauge({
    name: 'gatehouse_slow_statements',
    help: 'Statements that take long, by kind of work: running, and waiting for a place.',
    labelNames: ['kind', 'state'],
    registers: [registry],
    collect() {
      for (const { kind, running, waiting } of slowWork()) {
        this.set({ kind, state: 'running' }, running)
        this.set({ kind, state: 'waiting' }, waiting)
      }
    },
  })
  new Counter({
    name: 'gatehouse_slow_statements_refused_total',
    help: 'Statements that take long and found no place, by kind of work.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { kind, refused } of slowWork()) this.inc({ kind }, refused)
    },
  })
  return {
    observe(operation, status, seconds) {
      requests.observe({ operation: operation?.id ?? 'none', status: `${Math.floor(status / 100)}xx` }, seconds)
    },
    render: () => registry.metrics(),
  }
}
