import { type Statement, sql } from '#platform/db/sql.ts'

/** The memberships `m` that put their users among those who are pushed to a target `t`; further conditions follow. */
export const pushedMembers: Statement = sql`
  from organization_memberships m where m.environment_id = t.environment_id and m.status = 'active'
    and (t.organization_ids is null or m.organization_id = any(t.organization_ids))
    and (t.role_slugs is null or m.role_slugs && t.role_slugs)
    and (t.group_ids is null or exists (select from group_members gm
      where gm.environment_id = t.environment_id and gm.organization_membership_id = m.id and gm.group_id = any(t.group_ids)))`

/** The condition that a user is among those who are pushed to a target `t`. */
function isInScope(userId: Statement): Statement {
  return sql`exists (select ${pushedMembers} and m.user_id = ${userId})`
}

/** The condition that a group is among those that are pushed to a target `t`. */
function isGroupInScope(groupId: Statement): Statement {
  return sql`(t.pushes_groups and exists (select from groups g where g.environment_id = t.environment_id and g.id = ${groupId}
    and (t.organization_ids is null or g.organization_id = any(t.organization_ids))
    and (t.group_ids is null or g.id = any(t.group_ids))))`
}

export type ObjectKind = 'user' | 'group'

/** The condition that a target `t` should have a user or a group. */
export function isWanted(kind: ObjectKind, objectId: Statement): Statement {
  return kind === 'user' ? isInScope(objectId) : isGroupInScope(objectId)
}
