import { sql } from '#platform/db/sql.ts'
import { isWanted, pushedMembers } from '../scope.ts'
import type { Cursor, Step } from './comparison.ts'

const pageSize = 500

/** Users and groups that the target should have and that were never pushed. The cursor is the kind and the last id. */
export async function markJoiners({ system, target, cursor }: Step): Promise<Cursor> {
  const [kind = 'user', after = ''] = cursor === '' ? [] : cursor.split(' ')
  const { environment_id, id } = target
  const candidates =
    kind === 'user'
      ? sql`select distinct p.user_id as id from scim_targets t
          cross join lateral (select m.user_id ${pushedMembers} and m.user_id > ${after}) p
          where t.environment_id = ${environment_id} and t.id = ${id}`
      : sql`select g.id from groups g where g.environment_id = ${environment_id} and g.id > ${after}`
  const { last, count } = await system.database.transaction((tx) =>
    tx.one<{ last: string | null; count: number }>(sql`
      with page as materialized (select c.id from (${candidates}) c order by c.id limit ${pageSize}),
      added as (
        insert into scim_target_objects (environment_id, id, target_id, kind, object_id, priority, due_at, cause, created_at, updated_at)
        select ${environment_id}, ${system.newIdBlock('scim_object')} || lpad(upper(to_hex(row_number() over ())), 8, '0'), ${id},
          ${kind}, page.id, 1, ${system.now()}::timestamptz, 'reconciliation', ${system.now()}::timestamptz,
          ${system.now()}::timestamptz
        from page join scim_targets t on t.environment_id = ${environment_id} and t.id = ${id}
        where ${kind === 'user' ? sql`true` : isWanted('group', sql`page.id`)}
        on conflict (environment_id, target_id, object_id, kind) do nothing returning 1)
      select max(id) as last, count(*)::int as count from page, (select count(*) from added) as done (n)`),
  )
  if (count === pageSize) return `${kind} ${last}`
  return kind === 'user' ? 'group ' : undefined
}

/** Objects that the target has and should not have. The cursor is the last row. */
export async function markLeavers(step: Step): Promise<Cursor> {
  const isLeaver = sql`not (case o.kind when 'user' then ${isWanted('user', sql`o.object_id`)}
    else ${isWanted('group', sql`o.object_id`)} end) and (o.active or o.kind = 'group' or t.deprovisioning = 'delete')`
  return markPage(step, isLeaver, sql`priority = 0`)
}

/** What the target did not list is asked for by its id, and so is each group. The cursor is the last row. */
export async function markUnlisted(step: Step): Promise<Cursor> {
  const isUnlisted = sql`o.remote_id is not null and o.seen_in is distinct from t.reconciliation_run`
  return markPage(step, isUnlisted, sql`needs_check = true`)
}

async function markPage(
  { system, target, cursor }: Step,
  condition: ReturnType<typeof sql>,
  change: ReturnType<typeof sql>,
) {
  const now = system.now()
  const { last, count } = await system.database.transaction((tx) =>
    tx.one<{ last: string | null; count: number }>(sql`
      with page as materialized (
        select o.environment_id, o.id, o.target_id, o.kind, o.object_id, o.active, o.remote_id, o.seen_in from scim_target_objects o
        where o.environment_id = ${target.environment_id} and o.target_id = ${target.id} and o.id > ${cursor}
        order by o.id limit ${pageSize}),
      held as materialized (
        select item.environment_id, item.id from page
        join scim_target_objects item on item.environment_id = page.environment_id and item.id = page.id
        order by item.object_id for no key update of item),
      marked as (
        update scim_target_objects item set ${change}, due_at = coalesce(item.due_at, ${now}), cause = 'reconciliation',
          event_id = null, revision = item.revision + 1, updated_at = ${now}
        from held join page o on o.environment_id = held.environment_id and o.id = held.id
        join scim_targets t on t.environment_id = o.environment_id and t.id = o.target_id
        where item.environment_id = held.environment_id and item.id = held.id and ${condition} returning 1)
      select max(id) as last, count(*)::int as count from page, (select count(*) from marked) as done (n)`),
  )
  return count === pageSize && last !== null ? last : undefined
}
