import { type Static, Type } from 'typebox'
import type { ApplicationEnvironmentKind } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

export const EnvironmentKind = Type.Enum(['production', 'sandbox'], {
  description: 'In a sandbox, developers see more. An environment with data of customers is for production.',
})

export const ListedEnvironment = Type.Object({
  object: Type.Literal('environment'),
  id: Type.String(),
  name: Type.String(),
  kind: EnvironmentKind,
  client_id: Type.String(),
  cluster: Type.String({ description: 'The PostgreSQL cluster that it is in: `main`, or a name in `DATABASES`.' }),
  created_at: Timestamp,
})
export type ListedEnvironment = Static<typeof ListedEnvironment>

export const CreatedEnvironment = Type.Object({
  ...ListedEnvironment.properties,
  api_key: Type.String({ ...secret, description: 'The value of its first management key. Returned only here.' }),
})

export interface ListedEnvironmentRow {
  id: string
  name: string
  kind: ApplicationEnvironmentKind
  client_id: string
  created_at: string
}

export type PlacedEnvironment = ListedEnvironmentRow & { cluster: string }

/** For a statement that goes on with conditions: those of applications. */
export const selectEnvironments = sql`select e.id, e.name, e.kind, e.client_id, e.created_at from environments e`

export function toListedEnvironment(row: PlacedEnvironment): ListedEnvironment {
  return { object: 'environment', ...row }
}
