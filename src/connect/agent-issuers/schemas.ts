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
  email_domains: Type.Array(Type.String()),
  max_age_seconds: Type.Integer(),
  created_at: Timestamp,
  updated_at: Timestamp,
})

const KeySet = Type.Object(
  { keys: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 10 }) },
  { description: 'Public keys (RFC 7517): RSA of 2048 bits or more, P-256, or Ed25519.' },
)
const KeyAddress = Type.String({
  maxLength: 2_048,
  description: 'Where the issuer publishes its keys. Without keys and address, the metadata of the issuer says it.',
})

const details = {
  email_domains: Type.Optional(
    Type.Array(Type.String({ maxLength: 253 }), {
      maxItems: 100,
      description:
        'For whose emails the issuer speaks. Other people confirm once, on a page, that agents of the issuer may act for them.',
    }),
  ),
  max_age_seconds: Type.Optional(
    Type.Integer({
      minimum: 60,
      maximum: 86_400,
      description: 'How long ago a person may have signed in at the issuer. 3600 unless sent.',
    }),
  ),
}

export const CreateTrustedIssuer = Type.Object({
  issuer: Type.String({ maxLength: 2_048, description: 'As it stands in `iss`. Compared character by character.' }),
  name: Name(255, { description: 'Shown to people who confirm.' }),
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
