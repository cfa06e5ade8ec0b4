import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

const url = Type.String({
  minLength: 1,
  maxLength: 2_048,
  description: 'The URL of the earlier login: https, or in development http on loopback.',
})
const timeoutMs = Type.Integer({
  minimum: 500,
  maximum: 10_000,
  description: 'How long a sign-in waits for the verdict, in milliseconds.',
})

export const MigrationEndpoint = Type.Object({
  object: Type.Literal('migration_endpoint'),
  url,
  timeout_ms: timeoutMs,
  until: Nullable({ ...Timestamp, description: 'When the endpoint is no longer asked; null for no end.' }),
})
export type MigrationEndpoint = Static<typeof MigrationEndpoint>

export const MigrationEndpointWithSecret = Type.Object({
  ...MigrationEndpoint.properties,
  secret: Type.Optional(
    Type.String({
      ...secret,
      description: 'The secret that signs requests. Only the response to the request that made it contains it.',
    }),
  ),
})

export const SetMigrationEndpoint = Type.Object({
  url,
  timeout_ms: Type.Optional(timeoutMs),
  until: Type.Optional(
    Nullable(Type.String({ format: 'date-time', description: 'When the endpoint is no longer asked.' })),
  ),
  rotate_secret: Type.Optional(Type.Boolean({ description: 'Whether a new secret replaces the present one.' })),
})
export type SetMigrationEndpoint = Static<typeof SetMigrationEndpoint>
