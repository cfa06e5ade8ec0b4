import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'

export const CorsOrigin = Type.Object({
  object: Type.Literal('cors_origin'),
  id: Type.String(),
  origin: Type.String({ description: 'The origin, such as `https://app.example.com`.' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type CorsOrigin = Static<typeof CorsOrigin>

export interface CorsOriginRow {
  id: string
  origin: string
  created_at: string
  updated_at: string
}

export const corsOriginColumns = sql`id, origin, created_at, updated_at`

export function toCorsOrigin(row: CorsOriginRow): CorsOrigin {
  return { object: 'cors_origin', ...row }
}
