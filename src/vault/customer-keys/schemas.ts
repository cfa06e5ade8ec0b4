import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { type CustomerKeySettings, customerProviderNames } from '#platform/key-providers/index.ts'

export const CustomerKey = Type.Object({
  object: Type.Literal('customer_key'),
  organization_id: Type.String(),
  provider: Type.Enum([...customerProviderNames]),
  key: Type.String({ description: 'The name of the key at the provider.' }),
  is_verified: Type.Boolean({ description: 'Whether the last verification succeeded.' }),
  last_error: Nullable(Type.String({ description: 'Why the last verification failed.' })),
  verified_at: Nullable(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type CustomerKey = Static<typeof CustomerKey>

/** The key of an organization, without what it is asked with. */
export interface CustomerKeyRow {
  organization_id: string
  provider: CustomerKeySettings['provider']
  key_reference: string
  is_verified: boolean
  last_error: string | null
  verified_at: string | null
  created_at: string
  updated_at: string
}

export const customerKeyColumns = sql`
  organization_id, provider, key_reference, is_verified, last_error, verified_at, created_at, updated_at`

export function toCustomerKey({ key_reference, ...row }: CustomerKeyRow): CustomerKey {
  return { object: 'customer_key', ...row, key: key_reference }
}
