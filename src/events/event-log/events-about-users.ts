import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { isOfPerson } from './indexed-conditions.ts'

/** An event about a user, wherever it is in the log. */
export interface EventAboutUser {
  environment_id: string
  user_id: string
  event: string
  organization_id: string | null
  data: Record<string, unknown>
  context: Record<string, unknown> | null
  created_at: string
  /** Null for one that is committed and comes after all that have a position. */
  position: number | null
}

/** Users, as parallel lists. */
export interface UserList {
  environmentIds: readonly string[]
  userIds: readonly string[]
}

/** The events of these names about users behind a position, in the order of the log, to the last that is committed. */
export function listEventsAboutUsers(
  tx: Transaction,
  { environmentIds, userIds }: UserList,
  { after, names }: { after: number; names: readonly string[] },
): Promise<EventAboutUser[]> {
  const columns = sql`e.id, e.event, e.organization_id, e.data, e.context, e.created_at, e.position`
  // Of each that has no position yet, the event is looked up by its key: joined otherwise, the whole log could be read.
  return tx.many<EventAboutUser>(sql`
    with asked as (
      select * from unnest(${environmentIds}::text[], ${userIds}::text[]) as asked (environment_id, user_id)
    ), found as (
      select asked.environment_id, asked.user_id, e.* from asked cross join lateral (
        select ${columns} from events e
        where ${isOfPerson(sql`asked.environment_id`, sql`asked.user_id`)} and e.position > ${after} and e.event = any(${names}::text[])
      ) e
      union all
      select u.environment_id, e.data ->> 'user_id', e.* from unnumbered_events u cross join lateral (
        select ${columns} from events e where e.environment_id = u.environment_id and e.id = u.id and e.position is null limit 1
      ) e
      where e.event = any(${names}::text[]) and (u.environment_id, e.data ->> 'user_id') in (select environment_id, user_id from asked)
    )
    select environment_id, user_id, event, organization_id, data, context, created_at, position
    from found order by position nulls last, id`)
}
