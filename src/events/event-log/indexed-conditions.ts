import { equalByHash, isOfEnvironment } from '#platform/db/equal-by-hash.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/**
 * Conditions on events `e` that have a position, each written as in the index that serves it. The indexes are in the order of positions
 * (`migrations/0161_indexes_of_events.sql`).
 */
export function isInLogOf(environmentId: string): Statement {
  return sql`${isOfEnvironment(columnOf(environmentId))} and e.position is not null`
}

export function isNamed(environmentId: string, name: string | Statement): Statement {
  return sql`${equalByHash(columnOf(environmentId), sql`e.event`, name)} and e.position is not null`
}

export function isOfOrganization(environmentId: string, id: string): Statement {
  return sql`${equalByHash(columnOf(environmentId), sql`e.organization_id`, id)} and e.position is not null`
}

/** Whether it has a position or not. @param id an id or a slug. */
export function isOfObject(environmentId: string, id: string): Statement {
  return equalByHash(columnOf(environmentId), objectOfEvent, id)
}

/** @param subject the id of a user; or an email in lower case, for events that name no user. */
export function isOfPerson(environmentId: string | Statement, subject: string | Statement): Statement {
  return sql`${equalByHash(columnOf(environmentId), personOfEvent, subject)} and e.position is not null`
}

/** Whether an event names one of the people beside whom it is about. Also holds for some that don't. */
export function namesFurther(environmentId: string, subjects: readonly string[]): Statement {
  return sql`
    e.environment_id = ${environmentId} and further_subjects_of_event(e.data, e.context) && ${subjects}::text[]
      and e.position is not null and (
        coalesce(e.data ->> 'accepted_user_id', e.data -> 'user' ->> 'id', e.data -> 'owner' ->> 'id', e.data ->> 'login_hint')
          is not null
        or e.event not like 'user.%' and e.data ->> 'object' = 'user'
        or e.context::text like '%"email"%'
      )`
}

const objectOfEvent = sql`
  coalesce(e.data ->> 'id', e.data -> 'sso' ->> 'connection_id', e.data ->> 'directory_id', e.data ->> 'slug')`

const personOfEvent = sql`
  coalesce(e.data ->> 'user_id', case when e.event like 'user.%' then e.data ->> 'id' end, lower(e.data ->> 'email'))`

const columnOf = <Id extends string | Statement>(id: Id) => ({ column: sql`e.environment_id`, id })
