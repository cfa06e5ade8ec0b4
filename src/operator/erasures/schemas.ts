import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const Erasure = Type.Object({
  object: Type.Literal('erasure'),
  id: Type.String(),
  user_id: Type.String(),
  status: Type.Enum(['in_progress', 'completed']),
  created_at: Timestamp,
  completed_at: Nullable(Timestamp),
})
export type Erasure = Static<typeof Erasure>

export interface ErasureRow {
  id: string
  user_id: string
  sealed_addresses: string | null
  created_at: string
  completed_at: string | null
}

export const erasureColumns = sql`id, user_id, sealed_addresses, created_at, completed_at`

export function toErasure({ sealed_addresses: _, ...row }: ErasureRow): Erasure {
  return { object: 'erasure', ...row, status: row.completed_at === null ? 'in_progress' : 'completed' }
}
