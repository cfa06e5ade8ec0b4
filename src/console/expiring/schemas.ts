import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const expiringKinds = ['provider_certificate', 'saml_key', 'api_key', 'management_key', 'setup_link'] as const
export type ExpiringKind = (typeof expiringKinds)[number]

/** Something that ends. */
export const Expiring = Type.Object({
  object: Type.Literal('expiring_object'),
  kind: Type.Enum([...expiringKinds], {
    description:
      '`provider_certificate` of an identity provider, `saml_key` of ours at a connection, `api_key` of a customer, `management_key` of the environment, `setup_link` to the portal.',
  }),
  id: Type.String({ description: 'The id of the object.' }),
  name: Nullable(Type.String({ description: 'The name of the key, or of the connection of a certificate.' })),
  use: Nullable(Type.Enum(['signing', 'encryption'], { description: 'The use of a `saml_key`. `null` for both.' })),
  is_monitored: Type.Boolean({
    description: 'Whether Gatehouse reads the next certificate from the URL of the metadata, without an administrator.',
  }),
  connection_id: Nullable(Type.String()),
  organization_id: Nullable(Type.String()),
  user_id: Nullable(Type.String()),
  expires_at: Timestamp,
})

export type ExpiringRow = Omit<Static<typeof Expiring>, 'object'>

export function toExpiring(row: ExpiringRow): Static<typeof Expiring> {
  const { kind, id, name, use, is_monitored, connection_id, organization_id, user_id, expires_at } = row
  return {
    object: 'expiring_object',
    kind,
    id,
    name,
    use,
    is_monitored,
    connection_id,
    organization_id,
    user_id,
    expires_at,
  }
}
