import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const Passkey = Type.Object({
  object: Type.Literal('passkey'),
  id: Type.String(),
  user_id: Type.String(),
  is_backed_up: Type.Boolean({ description: 'Whether it is synced to other devices.' }),
  transports: Type.Array(Type.String(), {
    description: 'How the browser reaches it: internal, hybrid, usb, nfc, ble.',
  }),
  last_used_at: Nullable(Timestamp),
  created_at: Timestamp,
})

export interface PasskeyRow {
  id: string
  user_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  is_backed_up: boolean
  last_used_at: string | null
  created_at: string
}

export const passkeyColumns = sql`
  id, user_id, credential_id, public_key, counter, transports, is_backed_up, last_used_at, created_at`

export function toPasskey(row: PasskeyRow): Static<typeof Passkey> {
  const { id, user_id, is_backed_up, transports, last_used_at, created_at } = row
  return { object: 'passkey', id, user_id, is_backed_up, transports, last_used_at, created_at }
}
