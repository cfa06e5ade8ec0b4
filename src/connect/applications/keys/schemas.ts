import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import type { PublicKey } from './public-keys.ts'

export const ClientKeySet = Type.Object({
  object: Type.Literal('connect_application_key_set'),
  application_id: Type.String(),
  jwks: Nullable(Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) })),
  jwks_uri: Nullable(Type.String()),
  updated_at: Timestamp,
})
export type ClientKeySet = Static<typeof ClientKeySet>

/** One of both. */
export const SetClientKeySet = Type.Object({
  jwks: Type.Optional(
    Type.Object(
      { keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 10 }) },
      {
        description:
          'Public keys (RFC 7517): RSA of 2048 bits or more, P-256, or Ed25519. With a certificate in `x5c`, the application can authenticate by mutual TLS (RFC 8705).',
      },
    ),
  ),
  jwks_uri: Type.Optional(
    Type.String({
      maxLength: 2_048,
      description: 'The URL at which the application publishes its keys. It is read again every ten minutes.',
    }),
  ),
})
export type SetClientKeySet = Static<typeof SetClientKeySet>

export interface ClientKeySetRow {
  application_id: string
  jwks: { keys: PublicKey[] } | null
  jwks_uri: string | null
  updated_at: string
}

export const keySetColumns = sql`a.id as application_id, a.jwks, a.jwks_uri, a.updated_at`

export function toClientKeySet(row: ClientKeySetRow): ClientKeySet {
  return { object: 'connect_application_key_set', ...row }
}
