import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Operation } from './http/operation.ts'

export interface Metrics {
  observe(operation: Operation | undefined, status: number, seconds: number): void
  /** The text format of Prometheus. */
  render(): Promise<string>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by operation and status class.',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  return {
    observe(operation, status, seconds) {
      requests.observe({ operation: operation?.id ?? 'none', status: `${Math.floor(status / 100)}xx` }, seconds)
    },
    render: () => registry.metrics(),
  }
}
