import { type Static, Type } from 'typebox'
import { type DirectoryCounts, type DirectoryRow, directoryTypes } from '#directory-sync/directories/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

export const WidgetDirectory = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.Enum([...directoryTypes]),
  state: Type.Enum(['linked', 'validating', 'invalid_credentials', 'unlinked', 'deleting']),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  lastSyncRunAt: Nullable(Timestamp),
  metadata: Type.Object({
    users: Type.Object({ active: Type.Integer(), inactive: Type.Integer() }),
    groups: Type.Integer(),
  }),
})
export type WidgetDirectory = Static<typeof WidgetDirectory>

export const WidgetDirectories = Type.Object({
  data: Type.Array(WidgetDirectory),
  link: Type.String({ ...secret, description: 'A link to the Admin Portal. It opens once, within 5 minutes.' }),
})

export function toWidgetDirectory(row: DirectoryRow, counts: DirectoryCounts | undefined): WidgetDirectory {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastSyncRunAt: row.last_synced_at,
    metadata: counts ?? { users: { active: 0, inactive: 0 }, groups: 0 },
  }
}
