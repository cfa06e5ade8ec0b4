import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { isWanted, type ObjectKind } from './scope.ts'

/** A user or group that may have to be pushed, and the event that says so. */
export interface Affected {
  environment_id: string
  object_id: string
  event: string
  event_id: string
}

/**
 * Marks users or groups as due at every target of their environment that has them or should have them. What takes access away goes
 * first. Rows of a target are locked by their objects, as everywhere, so that no two wait for each other.
 */
export async function markObjects(
  { now, newIdBlock }: System,
  tx: Transaction,
  kind: ObjectKind,
  affected: readonly Affected[],
): Promise<void> {
  if (affected.length === 0) return
  await tx.run(sql`
    insert into scim_target_objects (environment_id, id, target_id, kind, object_id, priority, due_at, cause, event_id, created_at,
      updated_at)
    select t.environment_id, ${newIdBlock('scim_object')} || lpad(upper(to_hex(row_number() over ())), 8, '0'), t.id, ${kind},
      a.object_id, wanted.now::int, ${now()}::timestamptz, a.event, a.event_id, ${now()}::timestamptz, ${now()}::timestamptz
    from ${rowsOf(affected)}
    join scim_targets t on t.environment_id = a.environment_id
    cross join lateral (select ${isWanted(kind, sql`a.object_id`)} as now) wanted
    where wanted.now or exists (select from scim_target_objects o
      where o.environment_id = t.environment_id and o.target_id = t.id and o.object_id = a.object_id and o.kind = ${kind})
    order by t.environment_id, t.id, a.object_id
    on conflict (environment_id, target_id, object_id, kind) do update set ${becomesDue}`)
}

/**
 * Marks the groups of users as due: those in which a target has them, though they may have left them here, and those in which they are. A user
 * who stays at the target by another membership changes nothing themselves.
 */
export async function markGroupsOf(
  { now }: System,
  tx: Transaction,
  users: readonly Pick<Affected, 'environment_id' | 'object_id'>[],
): Promise<void> {
  if (users.length === 0) return
  await tx.run(sql`
    update scim_target_objects item set due_at = coalesce(item.due_at, ${now()}), revision = item.revision + 1, updated_at = ${now()}
    from (
      select g.environment_id, g.id from scim_target_objects g
      where g.kind = 'group' and (g.environment_id, g.id) in (
        select has.environment_id, has.id from ${peopleOf(users)}
        join scim_target_objects o on o.environment_id = u.environment_id and o.object_id = u.id and o.kind = 'user'
        join scim_target_members k on k.environment_id = o.environment_id and k.remote_id = o.remote_id
        join scim_target_objects has on has.environment_id = k.environment_id and has.id = k.group_object_id and has.target_id = o.target_id
        union
        select o.environment_id, o.id from ${peopleOf(users)}
        join organization_memberships m on m.environment_id = u.environment_id and m.user_id = u.id
        join group_members gm on gm.environment_id = m.environment_id and gm.organization_membership_id = m.id
        join scim_target_objects o on o.environment_id = gm.environment_id and o.object_id = gm.group_id and o.kind = 'group')
      order by g.environment_id, g.target_id, g.object_id for no key update) held
    where item.environment_id = held.environment_id and item.id = held.id`)
}

function peopleOf(users: readonly Pick<Affected, 'environment_id' | 'object_id'>[]) {
  return sql`
    unnest(${users.map((each) => each.environment_id)}::text[], ${users.map((each) => each.object_id)}::text[])
      as u (environment_id, id)`
}

const becomesDue = sql`
  priority = excluded.priority, due_at = excluded.due_at, cause = excluded.cause, event_id = excluded.event_id,
  revision = scim_target_objects.revision + 1, updated_at = excluded.updated_at`

function rowsOf(affected: readonly Affected[]) {
  return sql`
    unnest(${affected.map((each) => each.environment_id)}::text[], ${affected.map((each) => each.object_id)}::text[],
      ${affected.map((each) => each.event)}::text[], ${affected.map((each) => each.event_id)}::text[])
      as a (environment_id, object_id, event, event_id)`
}
