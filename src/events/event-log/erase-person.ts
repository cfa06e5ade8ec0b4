import { type TSchema, Type } from 'typebox'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { erasedEmail } from '#platform/http/fields.ts'
import { personal, withoutPersonal } from '#platform/marks.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { isOfObject, isOfPerson, namesFurther } from './indexed-conditions.ts'
import { numberEvents } from './numbering.ts'
import { erasedEvents, type Person } from './personal-data.ts'

/** Of an event that no slice declares any more nothing is known, so all of it is erased. */
const everything = Type.Object({}, personal({}))

interface StoredEvent {
  id: string
  position: number
  event: string
  data: Json
  context: Json | null
}
type Json = Record<string, unknown>

/** All emails in the events about a user, including former ones, in lower case. */
export async function findEmailsInEvents(tx: TransactionContext, userId: string): Promise<string[]> {
  const rows = await tx.db.many<{ data: Json; context: Json | null }>(sql`
    select e.data, e.context from events e where ${isOfObject(tx.environmentId, userId)} and e.event like 'user.%'`)
  const emails = rows.flatMap(({ data, context }) => [data.email, recordOf(context?.previous_attributes).email])
  return [...new Set(emails.filter((email) => typeof email === 'string').map((email) => email.toLowerCase()))]
}

/** Events that one transaction rewrites: a fraction of a second. */
const atOnce = 500

/**
 * Removes from the events about a person what their schemas mark as personal, in the order of the log. The events are found by
 * indexes, so only those of the person count and not the length of the log. Ids, times and the order of events stay.
 *
 * @param after the position and id of the last event of the part before
 */
export async function erasePersonFromEvents(
  tx: TransactionContext,
  person: Person,
  after: string,
): Promise<string | undefined> {
  await numberEvents(tx.system.database)
  const rows = await tx.db.many<StoredEvent>(sql`
    select e.id, e.position, e.event, e.data, e.context from events e
    where e.environment_id = ${tx.environmentId} and e.id = any(array(${idsOfPart(tx, person, positionIn(after))}))
    order by e.position for update`)
  const schemas = new Map(tx.system.catalog.events.map(({ name, data }) => [name, data]))
  const about = rows.filter(({ data, context }) => isAbout(data, person) || isNamedIn(context, person))
  for (const { id, event, data, context } of about) {
    const others = context && withoutEmailOf(person, context)
    if (!isAbout(data, person)) {
      tx.db.send(sql`
        update events set context = ${JSON.stringify(others)}::json where environment_id = ${tx.environmentId} and id = ${id}`)
      continue
    }
    const schema = schemas.get(event) ?? everything
    const erasedContext = context && { ...recordOf(others), ...erasedPrevious(context, schema) }
    tx.db.send(sql`
      update events set data = ${JSON.stringify(withoutPersonal(data, schema))}::json,
        context = ${erasedContext && JSON.stringify(erasedContext)}::json
      where environment_id = ${tx.environmentId} and id = ${id}`)
  }
  const ids = about.map(({ id }) => id)
  if (ids.length > 0) for (const erase of erasedEvents.of(tx.system)) await erase(tx, ids)
  const last = rows.at(-1)
  return last && `${last.position} ${last.id}`
}

/** What a release left that went by ids has no position: it begins again, which changes nothing where it has been. */
function positionIn(after: string): number {
  return Number(/^\d+(?= )/.exec(after)?.[0] ?? 0)
}

/** The next events that are about the person or name them. */
function idsOfPart({ environmentId }: TransactionContext, { userId, emails }: Person, after: number): Statement {
  const subjects = [userId, ...emails]
  return sql`
    select id from (
      select about.* from unnest(${subjects}::text[]) as subject (name)
      cross join lateral (
        select e.id, e.position from events e
        where ${isOfPerson(environmentId, sql`subject.name`)} and e.position > ${after} order by e.position limit ${atOnce}
      ) about
      union
      (select e.id, e.position from events e
      where ${namesFurther(environmentId, subjects)} and e.position > ${after} order by e.position limit ${atOnce})
    ) found order by position limit ${atOnce}`
}

/** Another user may have had the email before or after: an event that names another user is about that user. */
function isAbout(data: Json, { userId, emails }: Person): boolean {
  const owner = recordOf(data.owner)
  const user = recordOf(data.user)
  const named = [data.user_id, data.accepted_user_id, user.id, owner.type === 'user' ? owner.id : undefined]
  if (data.object === 'user') named.push(data.id)
  const ids = named.filter((id) => typeof id === 'string')
  if (ids.length > 0) return ids.includes(userId)
  // An agent names the person whom it wants to act for by their email.
  const email = data.email ?? data.login_hint
  return typeof email === 'string' && emails.includes(email.toLowerCase())
}

function erasedPrevious(context: Json, schema: TSchema): Json {
  const { previous_attributes: previous } = context
  return previous === undefined ? {} : { previous_attributes: withoutPersonal(previous, schema) }
}

/** Whether the context of an event about something else names the person among others. */
function isNamedIn(context: Json | null, person: Person): boolean {
  return JSON.stringify(withoutEmailOf(person, context)) !== JSON.stringify(context)
}

/** Where a context names people, each is `{ id, email }`: see `recordEvent`. */
function withoutEmailOf(person: Person, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutEmailOf(person, item))
  if (!isRecord(value)) return value
  const members = Object.entries(value).map(([name, member]) => [name, withoutEmailOf(person, member)] as const)
  const erased = value.id === person.userId && typeof value.email === 'string' ? { email: erasedEmail } : {}
  return { ...Object.fromEntries(members), ...erased }
}
