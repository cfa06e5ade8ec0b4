import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import type { EventRow } from './schemas.ts'

/**
 * Whom an event is about: the user, or the email of someone who is none, such as after a failed sign-in. As in the index
 * `events_person`.
 */
export const personOfEvent = sql`
  coalesce(e.data ->> 'user_id', case when e.event like 'user.%' then e.data ->> 'id' end, lower(e.data ->> 'email'))`

/** The user, if there is one, and the emails under which others may have been recorded. */
export interface EventPerson {
  userId: string | undefined
  emails: readonly string[]
}

/**
 * The events about a person, newest first unless the query says otherwise. A page costs the same however many there are.
 *
 * @param kinds only events whose names match one of these patterns of LIKE; of the newest 1,000
 */
export async function listEventsOfPerson(
  ctx: Context,
  { userId, emails }: EventPerson,
  query: ListQuery,
  kinds?: readonly string[],
): Promise<Page<EventRow>> {
  const window = pageWindow(query, 'event')
  const { beyond, direction, size, toPage } = window
  const subjects = [...(userId === undefined ? [] : [userId]), ...emails.map((email) => email.toLowerCase())]
  const ofOne = (limit: Statement) => sql`
    select e.id, e.position, e.event, e.data, e.context, e.created_at from events e
    where ${all([sql`e.environment_id = ${ctx.environmentId} and ${personOfEvent} = subject.name`, ...beyond(sql`e.id`)])}
    order by e.id ${direction} limit ${limit}`
  const isOfKind = kinds === undefined ? undefined : sql`found.event like any(${kinds}::text[])`
  return toPage(
    await ctx.db.many<EventRow>(sql`
      select found.* from unnest(${subjects}::text[]) as subject (name)
      cross join lateral (${ofOne(kinds === undefined ? sql`${size}` : sql`${mostLookedAt}`)}) found
      where ${all([sql`true`, isOfKind])} order by found.id ${direction} limit ${size}`),
  )
}

/** For kinds: a person can have many events of others. */
const mostLookedAt = 1_000
