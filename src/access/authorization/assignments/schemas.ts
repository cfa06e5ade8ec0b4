import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

const role = Type.Object({ slug: Type.String() })
const resource = Type.Object({ id: Type.String(), external_id: Type.String(), resource_type_slug: Type.String() })

export const RoleAssignment = Type.Object({
  object: Type.Literal('role_assignment'),
  id: Type.String(),
  organization_membership_id: Type.String(),
  role,
  resource,
  source: Type.Object(
    {
      type: Type.Enum(['direct', 'group']),
      group_role_assignment_id: Nullable(Type.String({ description: "Null for one of the membership's own roles." })),
      group: Nullable(
        Type.Object(
          { id: Type.String(), name: Type.String() },
          { description: "The group that has the role. Null for one of the membership's own roles." },
        ),
      ),
    },
    { description: 'Where the assignment comes from: a role of the membership itself, or of one of its groups.' },
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type RoleAssignment = Static<typeof RoleAssignment>

export const GroupRoleAssignment = Type.Object({
  object: Type.Literal('group_role_assignment'),
  id: Type.String(),
  group_id: Type.String(),
  role,
  resource,
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type GroupRoleAssignment = Static<typeof GroupRoleAssignment>

/** A resource of the organization: by our id, or by type and the caller's own id. */
export const resourceMembers = {
  resource_id: Type.Optional(Type.String()),
  resource_external_id: Type.Optional(Type.String()),
  resource_type_slug: Type.Optional(Type.String()),
}

/** A role on a resource. */
export const Grant = Type.Object({ role_slug: Type.String(), ...resourceMembers })
export type Grant = Static<typeof Grant>

export const ReplaceGroupRoleAssignments = Type.Object({ role_assignments: Type.Array(Grant, { maxItems: 100 }) })

export const MembershipParams = Type.Object({ organization_membership_id: Type.String() })
export const MembershipAssignmentParams = Type.Object({
  organization_membership_id: Type.String(),
  role_assignment_id: Type.String(),
})
export const GroupParams = Type.Object({ group_id: Type.String() })
export const GroupAssignmentParams = Type.Object({ group_id: Type.String(), role_assignment_id: Type.String() })

/** An assignment without its owner. */
interface AssignmentRow {
  id: string
  role_slug: string
  resource_id: string
  external_id: string
  resource_type_slug: string
  created_at: string
}

export interface RoleAssignmentRow extends AssignmentRow {
  organization_membership_id: string
  /** Null for a role of the membership's own. */
  group_role_assignment_id: string | null
  group_id: string | null
  group_name: string | null
}

export interface GroupRoleAssignmentRow extends AssignmentRow {
  group_id: string
}

export function toRoleAssignment(row: RoleAssignmentRow): RoleAssignment {
  const { organization_membership_id, group_role_assignment_id, group_id, group_name } = row
  return {
    object: 'role_assignment',
    id: row.id,
    organization_membership_id,
    ...toGrant(row),
    source: {
      type: group_role_assignment_id === null ? 'direct' : 'group',
      group_role_assignment_id,
      group: group_id === null || group_name === null ? null : { id: group_id, name: group_name },
    },
    ...toTimestamps(row),
  }
}

export function toGroupRoleAssignment(row: GroupRoleAssignmentRow): GroupRoleAssignment {
  return {
    object: 'group_role_assignment',
    id: row.id,
    group_id: row.group_id,
    ...toGrant(row),
    ...toTimestamps(row),
  }
}

function toGrant({ role_slug, resource_id, external_id, resource_type_slug }: AssignmentRow) {
  return { role: { slug: role_slug }, resource: { id: resource_id, external_id, resource_type_slug } }
}

/** Assignments are created and deleted, never changed. */
function toTimestamps({ created_at }: AssignmentRow) {
  return { created_at, updated_at: created_at }
}
