import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ClaimedTarget } from '../sender/claimed-target.ts'
import type { Draft } from './draft.ts'

/** The ids at the target of those active members of a group that it has, and that are active there. */
function wanted(target: ClaimedTarget, groupId: string): Statement {
  return sql`
    select o.remote_id from group_members gm
    join organization_memberships m on m.environment_id = gm.environment_id and m.id = gm.organization_membership_id and m.status = 'active'
    join scim_target_objects o on o.environment_id = gm.environment_id and o.target_id = ${target.id} and o.object_id = m.user_id
      and o.kind = 'user' and o.remote_id is not null and o.active
    where gm.environment_id = ${target.environment_id} and gm.group_id = ${groupId}`
}

function known(target: ClaimedTarget, groupObjectId: string): Statement {
  return sql`
    select k.remote_id from scim_target_members k
    where k.environment_id = ${target.environment_id} and k.group_object_id = ${groupObjectId}`
}

export async function wantedMembers(
  { database }: System,
  target: ClaimedTarget,
  { object_id }: Draft,
  limit: number,
): Promise<string[]> {
  const rows = await database.many<{ remote_id: string }>(sql`
    select w.remote_id from (${wanted(target, object_id)}) w order by w.remote_id limit ${limit}`)
  return rows.map(({ remote_id }) => remote_id)
}

export interface MemberChanges {
  added: string[]
  removed: string[]
}

/** Some of the members in which a group differs from what the target has. Those that leave come first. */
export async function readMemberChanges(
  { database }: System,
  target: ClaimedTarget,
  draft: Draft,
  limit: number,
): Promise<MemberChanges> {
  const rows = await database.many<{ remote_id: string; is_wanted: boolean }>(sql`
    with wanted as materialized (${wanted(target, draft.object_id)}), known as materialized (${known(target, draft.id)})
    (select k.remote_id, false as is_wanted from known k where k.remote_id not in (select remote_id from wanted))
    union all
    (select w.remote_id, true from wanted w where w.remote_id not in (select remote_id from known))
    order by is_wanted, remote_id limit ${limit}`)
  const idsOf = (isWanted: boolean) =>
    rows.filter((row) => row.is_wanted === isWanted).map(({ remote_id }) => remote_id)
  return { added: idsOf(true), removed: idsOf(false) }
}

/** The target has taken these changes. */
export async function noteMembers(
  { database }: System,
  target: ClaimedTarget,
  groupObjectId: string,
  { added, removed }: MemberChanges,
): Promise<void> {
  const { environment_id } = target
  await database.transaction(async (tx) => {
    await tx.run(sql`
      delete from scim_target_members where environment_id = ${environment_id} and group_object_id = ${groupObjectId}
        and remote_id = any(${removed}::text[])`)
    await tx.run(sql`
      insert into scim_target_members (environment_id, group_object_id, remote_id)
      select o.environment_id, o.id, added.id from scim_target_objects o, unnest(${added}::text[]) as added (id)
      where o.environment_id = ${environment_id} and o.id = ${groupObjectId} on conflict do nothing`)
  })
}

/** The target has exactly these members. */
export async function replaceKnownMembers(
  system: System,
  target: ClaimedTarget,
  groupObjectId: string,
  ids: readonly string[],
): Promise<void> {
  const rows = await system.database.many<{ remote_id: string }>(known(target, groupObjectId))
  const has = new Set(ids)
  const had = new Set(rows.map(({ remote_id }) => remote_id))
  const removed = [...had].filter((id) => !has.has(id))
  const added = [...has].filter((id) => !had.has(id))
  if (added.length + removed.length > 0) await noteMembers(system, target, groupObjectId, { added, removed })
}
