import { type Static, Type } from 'typebox'
import { sql } from '../platform/db/sql.ts'
import { Timestamp } from '../platform/http/fields.ts'

export const ManagementKey = Type.Object({
  object: Type.Literal('management_key'),
  id: Type.String(),
  name: Type.String(),
  obfuscated_value: Type.String({ description: 'The prefix and the last four characters.' }),
  created_at: Timestamp,
})
export type ManagementKey = Static<typeof ManagementKey>

export const ManagementKeyWithValue = Type.Object({
  ...ManagementKey.properties,
  value: Type.String({ description: 'The key itself. Shown this once.' }),
})

export interface ManagementKeyRow {
  id: string
  name: string
  obfuscated_value: string
  created_at: string
}

export const managementKeyColumns = sql`id, name, obfuscated_value, created_at`

export function toManagementKey(row: ManagementKeyRow): ManagementKey {
  return { object: 'management_key', ...row }
}

export interface EnvironmentRow {
  id: string
  name: string
  client_id: string
}
