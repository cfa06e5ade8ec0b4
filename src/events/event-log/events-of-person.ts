import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import { isOfPerson } from './indexed-conditions.ts'
import { numberEvents } from './numbering.ts'
import type { EventRow } from './schemas.ts'

/** The user, if there is one, and the emails under which others may have been recorded. */
export interface EventPerson {
  userId: string | undefined
  emails: readonly string[]
}

/**
 * The events about a person in the order of the log, newest first unless the query says otherwise. A page costs the same however
 * many there are.
 *
 * @param kinds only events whose names match one of these patterns of LIKE; of the newest 400
 */
export async function listEventsOfPerson(
  ctx: Context,
  { userId, emails }: EventPerson,
  query: ListQuery,
  kinds?: readonly string[],
): Promise<Page<EventRow>> {
  const { past, direction, size, toPage } = pageWindow(query, 'event')
  const subjects = [...(userId === undefined ? [] : [userId]), ...emails.map((email) => email.toLowerCase())]
  const ofOne = (limit: Statement) => sql`
    select e.id, e.position, e.event, e.data, e.context, e.created_at from events e
    where ${all([
      isOfPerson(ctx.environmentId, sql`subject.name`),
      ...past((cursor, operator) =>
        operator === '>'
          ? sql`e.position > ${positionUpTo(ctx, cursor)}`
          : sql`e.position < ${positionFrom(ctx, cursor)}`,
      ),
    ])} order by e.position ${direction} limit ${limit}`
  // The inner limit bounds what is looked at in vain; the outer one ends it with the page.
  const ofOneAndKind = sql`
    select near.* from (${ofOne(sql`${mostLookedAt}`)}) near
    where near.event like any(${kinds ?? []}::text[]) limit ${size}`
  await numberEvents(ctx.system.database)
  return toPage(
    await ctx.db.many<EventRow>(sql`
      select found.* from unnest(${subjects}::text[]) as subject (name)
      cross join lateral (${kinds === undefined ? ofOne(sql`${size}`) : ofOneAndKind}) found
      order by found.position ${direction} limit ${size}`),
  )
}

/** For kinds: a person can have many events of others. */
const mostLookedAt = 400

/** The position of an event, or of the last one before it if it is gone. */
function positionUpTo({ environmentId }: Context, id: string): Statement {
  return sql`
    coalesce((select position from events where environment_id = ${environmentId} and id <= ${id} and position is not null
      order by id desc limit 1), 0)`
}

/** The position of an event, or of the first one after it if it is gone. */
function positionFrom({ environmentId }: Context, id: string): Statement {
  return sql`
    coalesce((select position from events where environment_id = ${environmentId} and id >= ${id} and position is not null
      order by id limit 1), ${Number.MAX_SAFE_INTEGER}::bigint)`
}
