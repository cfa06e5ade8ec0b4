import { Type } from 'typebox'
import { readTallies } from '#events/tallies/index.ts'
import { requestLimits } from '#platform/config/request-limits.ts'
import { limitsOfTries } from '#platform/guess-limits.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { otherNetworks } from '#platform/limit-refusals.ts'
import { countedPeriod, intervalsOf, Period } from './period.ts'

const limitName = Type.String({ description: 'The name of the limit.' })

export const limitRefusalsOperation = defineOperation({
  id: 'gatehouse.limits.refusals',
  method: 'GET',
  path: '/limit_refusals',
  summary: 'Get what limits have refused',
  description:
    'By hour for 24 hours, by day in UTC for longer periods, within seconds. In the environment of the operators, also requests that named no environment. Of an hour, about 50 combinations of limit and network are kept apart.',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({ period: Period }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('limit_refusals'),
      ...countedPeriod,
      limits: Type.Array(
        Type.Object({
          name: limitName,
          counts: Type.String({ description: 'In words: what is counted.' }),
          subject: Type.String({ description: 'In words: for what it is counted.' }),
          limit: Nullable(Type.Integer({ description: 'How many are permitted. Null without a limit.' })),
          window_seconds: Nullable(
            Type.Integer({ description: 'In how many seconds. Null where the count never ends.' }),
          ),
        }),
        { description: 'The limits of this version, as they are set on this server.' },
      ),
      refusals: Type.Array(
        Type.Object({
          limit: limitName,
          network: Nullable(
            Type.String({
              description:
                'Where the requests came from: the /24 of an IPv4 address, the /48 of one of IPv6. Null for those that are not kept apart.',
            }),
          ),
          starts_at: { ...Timestamp, description: 'When the interval begins.' },
          count: Type.Integer(),
        }),
        { description: 'How often a limit refused a request or a try, the earliest first.' },
      ),
    }),
  },
  async handler({ query: { period } }, ctx) {
    const { bucket, since } = intervalsOf(period, ctx.now())
    const counted = await readTallies(ctx, { series: ['refusals'], since, bucket })
    const { requestRates } = ctx.system.config
    return {
      object: 'limit_refusals' as const,
      period,
      bucket,
      starts_at: since.toISOString(),
      limits: [
        ...requestLimits().map(({ name, counts, subject }) => ({
          name,
          counts,
          subject,
          limit: requestRates[name]?.limit ?? null,
          window_seconds: requestRates[name]?.windowSeconds ?? null,
        })),
        ...limitsOfTries().flatMap(({ counts, subject, limit, windowSeconds, ...of }) =>
          'name' in of && typeof of.name === 'string'
            ? [{ name: of.name, counts, subject, limit, window_seconds: windowSeconds ?? null }]
            : [],
        ),
      ],
      refusals: counted.map(({ label, starts_at, count }) => {
        const [limit = '', network] = label.split(' ')
        return { limit, network: network === undefined || network === otherNetworks ? null : network, starts_at, count }
      }),
    }
  },
})
