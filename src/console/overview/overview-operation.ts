import { Type } from 'typebox'
import { type Counted, quantileOf, readTallies } from '#events/tallies/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notSecret } from '#platform/marks.ts'
import { countedPeriod, intervalsOf, Period } from './period.ts'
import { listExpiring, worstConnections } from './read-overview.ts'

const series = [
  'sign_ins',
  'failures',
  'new_users',
  'active_users',
  'deliveries',
  'delivery_times',
  'mails',
  'sso',
] as const

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
    period: Period,
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('overview'),
      ...countedPeriod,
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
      delivery_p95_ms: Nullable(
        Type.Integer({
          description:
            'Within how many milliseconds 95 % of the attempts to deliver ended, rounded up to 50, 100, 250, 500, 1,000, 2,500, 5,000, 10,000 or 30,000. Null without any.',
        }),
      ),
      messages: Type.Array(
        Type.Object({
          channel: Type.Enum(['email', 'sms'], { description: 'Whether they are emails or text messages.' }),
          outcome: Type.Enum(['sent', 'failed'], { description: 'Failed for good, or sent.' }),
          starts_at: startsAt,
          count,
        }),
        { description: 'Emails and text messages that left, or were given up.' },
      ),
      connections: Type.Array(
        Type.Object({
          connection_id: Type.String(),
          connection_name: Type.String({ description: 'The name of the connection.' }),
          succeeded: { ...count, description: 'Sign-ins that succeeded.' },
          failed: { ...count, description: 'Sign-ins that failed.' },
        }),
        { description: 'Sign-ins by single sign-on: the five connections with the most failures.' },
      ),
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
    const { bucket, since } = intervalsOf(period, ctx.now())
    const [counted, expiring] = await Promise.all([readTallies(ctx, { series, since, bucket }), listExpiring(ctx)])
    const of = (name: Counted['series']) => counted.filter((each) => each.series === name)
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
      delivery_p95_ms: quantileOf(0.95, of('delivery_times')) ?? null,
      messages: of('mails').map(({ label, starts_at, count }) => {
        const [channel, outcome] = label.split(' ')
        return {
          channel: channel === 'sms' ? ('sms' as const) : ('email' as const),
          outcome: outcome === 'failed' ? ('failed' as const) : ('sent' as const),
          starts_at,
          count,
        }
      }),
      connections: await worstConnections(ctx, of('sso')),
      expiring_certificates: expiring,
    }
  },
})
