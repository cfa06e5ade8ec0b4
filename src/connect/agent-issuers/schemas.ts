import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import type { PublicKey } from '../applications/index.ts'

export const TrustedIssuer = Type.Object({
  object: Type.Literal('agent_trusted_issuer'),
  id: Type.String(),
  issuer: Type.String(),
  name: Type.String(),
  jwks: Nullable(Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) })),
  jwks_uri: Nullable(Type.String()),
  email_domains: Type.Array(Type.String(), {
    description: 'The domains for whose email addresses the issuer is trusted.',
  }),
  max_age_seconds: Type.Integer({ description: 'The maximum age of the user’s sign-in at the issuer in seconds.' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})

const KeySet = Type.Object(
  { keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 10 }) },
  { description: 'Public keys (RFC 7517): RSA of 2048 bits or more, P-256, or Ed25519.' },
)
const KeyAddress = Type.String({
  maxLength: 2_048,
  description:
    'The URL at which the issuer publishes its keys. If neither keys nor URL are given, the issuer’s metadata is used.',
})

const details = {
  email_domains: Type.Optional(
    Type.Array(Type.String({ maxLength: 253 }), {
      maxItems: 100,
      description:
        'The domains for whose email addresses the issuer is trusted. Users with other addresses confirm once, on a page, that agents of the issuer may act for them.',
    }),
  ),
  max_age_seconds: Type.Optional(
    Type.Integer({
      minimum: 60,
      maximum: 86_400,
      description: 'The maximum age of the user’s sign-in at the issuer in seconds. Default 3600.',
    }),
  ),
}

export const CreateTrustedIssuer = Type.Object({
  issuer: Type.String({
    maxLength: 2_048,
    description: 'The `iss` of its assertions, compared character by character.',
  }),
  name: Name(255, { description: 'The name that is shown to users when they confirm.' }),
  jwks: Type.Optional(KeySet),
  jwks_uri: Type.Optional(KeyAddress),
  ...details,
})
export type CreateTrustedIssuer = Static<typeof CreateTrustedIssuer>

export const UpdateTrustedIssuer = Type.Object({
  name: Type.Optional(Name(255)),
  jwks: Type.Optional(Nullable(KeySet)),
  jwks_uri: Type.Optional(Nullable(KeyAddress)),
  ...details,
})
export type UpdateTrustedIssuer = Static<typeof UpdateTrustedIssuer>

export interface TrustedIssuerRow {
  id: string
  issuer: string
  name: string
  jwks: { keys: PublicKey[] } | null
  jwks_uri: string | null
  email_domains: string[]
  max_age_seconds: number
  created_at: string
  updated_at: string
}

export const issuerColumns = sql`
  i.id, i.issuer, i.name, i.jwks, i.jwks_uri, i.email_domains, i.max_age_seconds, i.created_at, i.updated_at`

export function toTrustedIssuer(row: TrustedIssuerRow): Static<typeof TrustedIssuer> {
  return { object: 'agent_trusted_issuer', ...row }
}
