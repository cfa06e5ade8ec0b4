import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable } from '#platform/http/fields.ts'
import { connectionTypes } from '../connections/index.ts'

const Role = Type.Object({ slug: Type.String() })

/** A person as the provider of a connection knows them. */
export const Profile = Type.Object({
  object: Type.Literal('profile'),
  id: Type.String(),
  organization_id: Nullable(Type.String()),
  connection_id: Type.String(),
  connection_type: Type.Enum(connectionTypes),
  idp_id: Type.String(),
  email: Type.String(),
  first_name: Nullable(Type.String()),
  last_name: Nullable(Type.String()),
  name: Nullable(Type.String()),
  role: Type.Optional(Nullable(Role)),
  roles: Type.Optional(Nullable(Type.Array(Role))),
  groups: Type.Array(Type.String(), { description: 'The user’s groups at the provider.' }),
  custom_attributes: Type.Record(Type.String(), Type.Unknown()),
  raw_attributes: Type.Record(Type.String(), Type.Unknown()),
})
export type Profile = Static<typeof Profile>

export interface ProfileRow {
  id: string
  connection_id: string
  organization_id: string | null
  idp_id: string
  email: string
  first_name: string | null
  last_name: string | null
  name: string | null
  groups: string[]
  role_slugs: string[]
  custom_attributes: Record<string, unknown>
  raw_attributes: Record<string, unknown>
  user_id: string | null
}

export const profileColumns = sql`
  id, connection_id, organization_id, idp_id, email, first_name, last_name, name, groups, role_slugs, custom_attributes,
  raw_attributes, user_id`

/** The columns of profiles named `p`, for joins. */
export const profileColumnsOfP = sql`
  p.id, p.connection_id, p.organization_id, p.idp_id, p.email, p.first_name, p.last_name, p.name, p.groups, p.role_slugs,
  p.custom_attributes, p.raw_attributes, p.user_id`

export function toProfile(row: ProfileRow, connectionType: string): Profile {
  const [role] = row.role_slugs
  return {
    object: 'profile',
    id: row.id,
    organization_id: row.organization_id,
    connection_id: row.connection_id,
    connection_type: connectionType,
    idp_id: row.idp_id,
    email: row.email,
    first_name: row.first_name,
    last_name: row.last_name,
    name: row.name,
    ...(role === undefined ? {} : { role: { slug: role }, roles: row.role_slugs.map((slug) => ({ slug })) }),
    groups: row.groups,
    custom_attributes: row.custom_attributes,
    raw_attributes: row.raw_attributes,
  }
}
