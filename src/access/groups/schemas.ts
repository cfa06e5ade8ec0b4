import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { type JoinedMembershipRow, OrganizationMembership, toMembership } from '../organization-memberships/index.ts'

export const Group = Type.Object({
  object: Type.Literal('group'),
  id: Type.String(),
  organization_id: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Group = Static<typeof Group>

const writable = {
  name: Type.String({ maxLength: 256 }),
  description: Type.Optional(Nullable(Type.String({ maxLength: 150 }))),
}

export const CreateGroup = Type.Object(writable)
export type CreateGroup = Static<typeof CreateGroup>

export const UpdateGroup = Type.Object({ ...writable, name: Type.Optional(writable.name) })
export type UpdateGroup = Static<typeof UpdateGroup>

/** A membership inside a group, in events. */
export const GroupMembership = Type.Object({ group_id: Type.String(), organization_membership_id: Type.String() })

const { role: _role, roles: _roles, user: _user, ...shortForm } = OrganizationMembership.properties

/** A member as lists show it: the organization membership without its roles and its user. */
export const GroupMember = Type.Object(shortForm)
export type GroupMember = Static<typeof GroupMember>

export interface GroupRow {
  id: string
  organization_id: string
  name: string
  description: string | null
  created_at: string
  updated_at: string
}

export const groupColumns = sql`
  g.id, g.organization_id, g.name, g.description, g.created_at, g.updated_at`

export function toGroup(row: GroupRow): Group {
  return {
    object: 'group',
    id: row.id,
    organization_id: row.organization_id,
    name: row.name,
    description: row.description,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toGroupMember(row: JoinedMembershipRow): GroupMember {
  const { role: _role, roles: _roles, user: _user, ...member } = toMembership(row)
  return member
}
