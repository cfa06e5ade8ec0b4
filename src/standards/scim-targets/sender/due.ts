import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Person } from '../attributes.ts'
import type { Draft } from '../push/draft.ts'
import { isWanted } from '../scope.ts'
import type { ClaimedTarget } from './claimed-target.ts'

/** An object that is due, with what it should be at the target. */
export interface DueObject extends Draft {
  /** Whether the target should have it. */
  is_wanted: boolean
  /** Null for a group, and for a user who is gone. */
  person: Person | null
  group_name: string | null
}

/** The first objects that are due: those that lose access before all others. */
export function readDue({ database, now }: System, target: ClaimedTarget, limit: number): Promise<DueObject[]> {
  return database.many<DueObject>(sql`
    select o.id, o.kind, o.object_id, o.revision, o.priority, o.failures, o.cause, o.event_id, o.remote_id, o.create_begun, o.active,
      o.pushed, o.needs_check,
      case o.kind when 'user' then ${isWanted('user', sql`o.object_id`)} else ${isWanted('group', sql`o.object_id`)} end as is_wanted,
      case when u.id is null then null else jsonb_build_object('id', u.id, 'external_id', u.external_id, 'email', u.email,
        'first_name', u.first_name, 'last_name', u.last_name, 'name', u.name, 'locale', u.locale, 'metadata', u.metadata) end as person,
      g.name as group_name
    from (select * from scim_target_objects o
      where o.environment_id = ${target.environment_id} and o.target_id = ${target.id} and o.due_at is not null and o.due_at <= ${now()}
      order by o.priority, o.due_at, o.id limit ${limit}) o
    join scim_targets t on t.environment_id = o.environment_id and t.id = o.target_id
    left join users u on u.environment_id = o.environment_id and u.id = o.object_id and o.kind = 'user'
    left join groups g on g.environment_id = o.environment_id and g.id = o.object_id and o.kind = 'group'
    order by o.priority, o.due_at, o.id`)
}
