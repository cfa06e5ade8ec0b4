import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const logStreamTypes = [
  'AzureSentinel',
  'Datadog',
  'GenericHttps',
  'GoogleCloudStorage',
  'S3',
  'Snowflake',
  'Splunk',
] as const

export const AuditLogConfiguration = Type.Object({
  organization_id: Type.String(),
  retention_period_in_days: Type.Integer({
    description:
      'The retention in effect in days: that of the organization, or of the server if the organization has none.',
  }),
  state: Type.Enum(['active', 'inactive', 'disabled'], { description: 'The log is active once it has an event.' }),
  log_stream: Type.Optional(
    Type.Object({
      id: Type.String(),
      type: Type.Enum([...logStreamTypes]),
      state: Type.Enum(['active', 'inactive', 'error', 'invalid']),
      last_synced_at: Nullable(Timestamp),
      created_at: Timestamp,
    }),
  ),
})
export type AuditLogConfiguration = Static<typeof AuditLogConfiguration>

/** As the official SDKs send it. */
const periods: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i + 1}_MONTH${i === 0 ? '' : 'S'}`, (i + 1) * 30])),
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i + 1}_YEAR${i === 0 ? '' : 'S'}`, (i + 1) * 365])),
}

export const SetRetention = Type.Object({
  retention_period_in_days: Type.Optional(
    Type.Integer({ description: 'The period in days: 30 to 330 in steps of 30, or 365 to 3650 in steps of 365.' }),
  ),
  retention_period: Type.Optional(
    Type.Enum(Object.keys(periods), {
      description: 'The period in months of 30 days or years of 365 days, instead of `retention_period_in_days`.',
    }),
  ),
})

/** The days of a request that says one of both, or both alike; `undefined` for what is not allowed. */
export function daysOf({
  retention_period_in_days: days,
  retention_period,
}: Static<typeof SetRetention>): number | undefined {
  const period = retention_period === undefined ? undefined : periods[retention_period]
  if (days === undefined) return period
  return Object.values(periods).includes(days) && (period ?? days) === days ? days : undefined
}

export const Retention = Type.Object({
  retention_period_in_days: Type.Union([Type.Integer(), Type.Null()], {
    description: 'The retention of the organization in days. Null if the server’s applies.',
  }),
})
