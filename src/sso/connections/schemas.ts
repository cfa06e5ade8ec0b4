import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'
import { connectionTypes } from './connection-types.ts'

/** The official states, of which we never have `deleting`: a deletion is done when it is answered. */
export const connectionStates = ['requires_type', 'draft', 'active', 'validating', 'inactive', 'deleting'] as const

const ConnectionDomain = Type.Object({
  id: Type.String(),
  object: Type.Literal('connection_domain'),
  domain: Type.String(),
})

const common = {
  object: Type.Literal('connection'),
  id: Type.String(),
  organization_id: Type.Optional(Type.String()),
  connection_type: Type.Enum(connectionTypes),
  name: Type.String(),
  state: Type.Enum([...connectionStates]),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const Connection = Type.Object({
  ...common,
  status: Type.Enum(['linked', 'unlinked']),
  domains: Type.Array(ConnectionDomain),
})
export type Connection = Static<typeof Connection>

/** A connection in the events that change its state. */
export const AnnouncedConnection = Type.Object({ ...Connection.properties, external_key: Type.String(notSecret) })
export const DeletedConnection = Type.Object(common)

export const GroupRole = Type.Object({
  group: Type.String({
    minLength: 1,
    maxLength: 500,
    description: 'The name or id of the group as the provider sends it.',
  }),
  role: Type.String({ minLength: 1, maxLength: 255, description: 'The slug of a role of the organization.' }),
})
export type GroupRole = Static<typeof GroupRole>

export interface ConnectionRow {
  id: string
  organization_id: string
  connection_type: string
  name: string
  state: 'requires_type' | 'draft' | 'validating' | 'active' | 'inactive'
  external_key: string
  attribute_map: Record<string, string>
  external_id: string | null
  created_at: string
  updated_at: string
}

/** The environment's own, at a social provider or for links by mail, which `/connections` does not serve: it belongs to no organization. */
export type OwnConnection = Omit<ConnectionRow, 'organization_id'> & { organization_id: null }
export type AnyConnection = ConnectionRow | OwnConnection

export interface ConnectionDomainRow {
  id: string
  connection_id: string
  domain: string
}

export const connectionColumns = sql`
  id, organization_id, connection_type, name, state, external_key, attribute_map, external_id, created_at,
  updated_at`

/** A connection with its domains, oldest first. */
export interface JoinedConnection {
  row: ConnectionRow
  domains: readonly ConnectionDomainRow[]
}

export function toConnection({ row, domains }: JoinedConnection): Connection {
  return {
    ...toDeletedConnection(row),
    status: row.state === 'active' || row.state === 'validating' ? 'linked' : 'unlinked',
    domains: domains.map(({ id, domain }) => ({ id, object: 'connection_domain', domain })),
  }
}

export function toDeletedConnection(row: ConnectionRow): Static<typeof DeletedConnection> {
  return {
    object: 'connection',
    id: row.id,
    organization_id: row.organization_id,
    connection_type: row.connection_type,
    name: row.name,
    state: row.state,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toAnnouncedConnection(connection: JoinedConnection): Static<typeof AnnouncedConnection> {
  return { ...toConnection(connection), external_key: connection.row.external_key }
}
