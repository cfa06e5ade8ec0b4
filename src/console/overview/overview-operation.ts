import { Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notSecret } from '#platform/marks.ts'
import { countDeliveries, countEvents, listExpiring, mostCounted } from './read-overview.ts'

const hourMs = 3_600_000
const periods = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const

const count = Type.Integer({ description: `At most ${mostCounted} of a kind are counted, the newest ones.` })
const series = Type.Array(
  Type.Object({ label: Type.String(), starts_at: { ...Timestamp, description: 'When the interval begins.' }, count }),
)

export const overviewOperation = defineOperation({
  id: 'gatehouse.overview',
  method: 'GET',
  path: '/overview',
  summary: 'Get figures of an environment',
  description: 'By hour for 24 hours, by day for longer periods. Hours and days without any are left out.',
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
      sign_ins: Type.Array(
        Type.Object({
          label: Type.String(),
          starts_at: { ...Timestamp, description: 'When the interval begins.' },
          count,
        }),
        {
          description: 'Proofs that succeeded, by method. Of a sign-in with a second factor, both count.',
        },
      ),
      failures: Type.Array(
        Type.Object({
          label: Type.String(),
          code: Nullable(Type.String(notSecret)),
          starts_at: { ...Timestamp, description: 'When the interval begins.' },
          count,
        }),
        { description: 'Proofs that failed, by method and by the code of the error.' },
      ),
      new_users: { ...series, description: 'New users by interval.' },
      deliveries: Type.Object(
        { pending: count, succeeded: count, failed: count },
        { description: 'Webhook deliveries by state.' },
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
    const bucket = period === '24h' ? ('hour' as const) : ('day' as const)
    // Whole intervals, of which the last is the present one.
    const length = bucket === 'hour' ? hourMs : 24 * hourMs
    const since = new Date(Math.floor((ctx.now().getTime() - periods[period] * hourMs) / length) * length)
    const names = ctx.system.catalog.events.map(({ name }) => name)
    const proofs = names.filter((name) => proof.test(name))
    const [events, deliveries, expiring] = await Promise.all([
      countEvents(ctx, [...proofs, 'user.created'], since, bucket),
      countDeliveries(ctx, since),
      listExpiring(ctx),
    ])
    const of = (outcome: string) =>
      events.flatMap(({ event, ...each }) => {
        const [, label, found] = proof.exec(event) ?? []
        return label !== undefined && found === outcome ? [{ label, ...each }] : []
      })
    const inState = (state: string) => deliveries.find((each) => each.state === state)?.count ?? 0
    return {
      object: 'overview' as const,
      period,
      bucket,
      starts_at: since.toISOString(),
      sign_ins: of('succeeded').map(({ code: _, ...each }) => each),
      failures: of('failed'),
      new_users: events.flatMap(({ event, starts_at, count }) =>
        event === 'user.created' ? [{ label: event, starts_at, count }] : [],
      ),
      deliveries: { pending: inState('pending'), succeeded: inState('succeeded'), failed: inState('failed') },
      expiring_certificates: expiring,
    }
  },
})

/** Events of proofs: what was tried, and how it ended. */
const proof = /^authentication\.(\w+)_(succeeded|failed)$/
