import { isSame } from '#platform/crypto/is-same.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import type { Metrics } from '#platform/metrics.ts'
import { healthArea } from '../area.ts'

/** @param token the bearer token for scrapers. Without one, only development answers. */
export function createMetricsOperation(metrics: Metrics, token: string | undefined) {
  return defineOperation({
    id: 'gatehouse.metrics',
    method: 'GET',
    path: '/metrics',
    summary: 'Get metrics',
    description: 'In the format of Prometheus.',
    area: healthArea,
    surface: 'api',
    access: 'public',
    success: { status: 200, description: 'Text in the format of Prometheus.' },
    async handler(_input, { system, request }) {
      const allowed =
        token === undefined ? system.config.development : isSame(request.header('authorization'), `Bearer ${token}`)
      if (!allowed) throw platformErrors.unauthorized('Send GATEHOUSE_METRICS_TOKEN as bearer token.')
      return new HttpReply(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, await metrics.render())
    },
  })
}
