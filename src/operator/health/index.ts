export { createHealthOperation } from './operations/health.ts'
export { createMetricsOperation } from './operations/metrics.ts'
export { createReadyOperation } from './operations/ready.ts'
