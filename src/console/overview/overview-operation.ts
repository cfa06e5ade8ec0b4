import { Type } from 'typebox'
import { type Counted, readTallies } from '#events/tallies/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notSecret } from '#platform/marks.ts'
import { listExpiring } from './read-overview.ts'

const hourMs = 3_600_000
const periods = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const

const count = Type.Integer()
const startsAt = { ...Timestamp, description: 'When the interval begins.' }
const total = Type.Object({ starts_at: startsAt, count })
const labelled = (what: string) =>
  Type.Object({ label: Type.String({ description: what }), starts_at: startsAt, count })

export const overviewOperation = defineOperation({
  id: 'gatehouse.overview',
  method: 'GET',
  path: '/overview',
  summary: 'Get figures of an environment',
  description:
    'By hour for 24 hours, by day in UTC for longer periods. Hours and days without any are left out. The figures follow what happens within seconds.',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({
    period: Type.Enum(['24h', '7d', '30d'], { default: '24h', description: 'The period that is counted.' }),
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('overview'),
      period: Type.Enum(['24h', '7d', '30d'], { description: 'The period that is counted.' }),
      bucket: Type.Enum(['hour', 'day'], { description: 'The length of the intervals in which it is counted.' }),
      starts_at: { ...Timestamp, description: 'When the period begins: at the full hour, or at midnight UTC.' },
      sign_ins: Type.Array(labelled('The method.'), {
        description: 'Proofs that succeeded, by method. Of a sign-in with a second factor, both count.',
      }),
      failures: Type.Array(
        Type.Object({
          label: Type.String({ description: 'The method, or `other` beyond 50 causes in an hour.' }),
          code: Nullable(Type.String(notSecret)),
          starts_at: startsAt,
          count,
        }),
        { description: 'Proofs that failed, by method and by the code of the error.' },
      ),
      new_users: Type.Array(total, { description: 'New users by interval.' }),
      active_users: Type.Array(total, {
        description: 'Users who signed in, each once a day, in the interval of their first sign-in of the day.',
      }),
      delivery_attempts: Type.Array(labelled('`succeeded`, `retried`, or `failed` for good.'), {
        description: 'Results of attempts to deliver to webhooks.',
      }),
      expiring_certificates: Type.Array(
        Type.Object({
          connection_id: Type.String(),
          connection_name: Type.String({ description: 'The name of the connection.' }),
          organization_id: Nullable(Type.String()),
          expires_at: Timestamp,
        }),
        { description: 'Those that end within 90 days, or have ended, the next one first; at most 20.' },
      ),
    }),
  },
  async handler({ query: { period } }, ctx) {
    const bucket = period === '24h' ? ('hour' as const) : ('day' as const)
    // Whole intervals, of which the last is the present one.
    const length = bucket === 'hour' ? hourMs : 24 * hourMs
    const since = new Date(Math.floor((ctx.now().getTime() - periods[period] * hourMs) / length) * length)
    const [counted, expiring] = await Promise.all([readTallies(ctx, since, bucket), listExpiring(ctx)])
    const of = (series: Counted['series']) => counted.filter((each) => each.series === series)
    return {
      object: 'overview' as const,
      period,
      bucket,
      starts_at: since.toISOString(),
      sign_ins: of('sign_ins').map(({ label, starts_at, count }) => ({ label, starts_at, count })),
      failures: of('failures').map(({ label: cause, starts_at, count }) => {
        const [label = '', code = null] = cause.split(' ')
        return { label, code, starts_at, count }
      }),
      new_users: of('new_users').map(({ starts_at, count }) => ({ starts_at, count })),
      active_users: of('active_users').map(({ starts_at, count }) => ({ starts_at, count })),
      delivery_attempts: of('deliveries').map(({ label, starts_at, count }) => ({ label, starts_at, count })),
      expiring_certificates: expiring,
    }
  },
})
