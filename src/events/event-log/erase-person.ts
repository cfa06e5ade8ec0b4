import { type TSchema, Type } from 'typebox'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { erasedEmail } from '#platform/http/fields.ts'
import { personal, withoutPersonal } from '#platform/marks.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { personOfEvent } from './events-of-person.ts'
import { erasedEvents, type Person } from './personal-data.ts'

/** Of an event that no slice declares any more nothing is known, so all of it is erased. */
const everything = Type.Object({}, personal({}))

interface StoredEvent {
  id: string
  event: string
  data: Json
  context: Json | null
}
type Json = Record<string, unknown>

/** All emails in the events about a user, including former ones, in lower case. */
export async function findEmailsInEvents(tx: TransactionContext, userId: string): Promise<string[]> {
  const rows = await tx.db.many<{ data: Json; context: Json | null }>(sql`
    select e.data, e.context from events e
    where e.environment_id = ${tx.environmentId} and ${personOfEvent} = ${userId} and e.event like 'user.%'`)
  const emails = rows.flatMap(({ data, context }) => [data.email, recordOf(context?.previous_attributes).email])
  return [...new Set(emails.filter((email) => typeof email === 'string').map((email) => email.toLowerCase()))]
}

/** Events that one transaction looks through. At ten million it is a matter of minutes, in transactions of a fraction of a second. */
const atOnce = 2_000

/**
 * Removes from the events about a person what their schemas mark as personal, oldest first. Looks through a part of the log,
 * whether or not the person is in it, so a call takes no longer in a long log. Ids, times and the order of events stay.
 */
export async function erasePersonFromEvents(
  tx: TransactionContext,
  person: Person,
  after: string,
): Promise<string | undefined> {
  const last = await lastOfPart(tx, after)
  if (last === undefined) return undefined
  const texts = [person.userId, ...person.emails]
  const rows = await tx.db.many<StoredEvent>(sql`
    select id, event, data, context from events
    where environment_id = ${tx.environmentId} and id > ${after} and id <= ${last} and exists (
      select 1 from unnest(${texts}::text[]) as t (text)
      where strpos(lower(data::text), lower(t.text)) > 0 or strpos(lower(context::text), lower(t.text)) > 0)
    order by id for update`)
  const schemas = new Map(tx.system.catalog.events.map(({ name, data }) => [name, data]))
  const about = rows.filter(({ data, context }) => isAbout(data, person) || isNamedIn(context, person))
  for (const { id, event, data, context } of about) {
    if (!isAbout(data, person)) {
      const erasedContext = JSON.stringify(withoutEmailOf(person, context))
      tx.db.send(sql`
        update events set context = ${erasedContext}::json where environment_id = ${tx.environmentId} and id = ${id}`)
      continue
    }
    const schema = schemas.get(event) ?? everything
    const erasedContext = context && { ...context, ...erasedPrevious(context, schema) }
    tx.db.send(sql`
      update events set data = ${JSON.stringify(withoutPersonal(data, schema))}::json,
        context = ${erasedContext && JSON.stringify(erasedContext)}::json
      where environment_id = ${tx.environmentId} and id = ${id}`)
  }
  const ids = about.map(({ id }) => id)
  if (ids.length > 0) for (const erase of erasedEvents.of(tx.system)) await erase(tx, ids)
  return last
}

/** The end of the next part of the log; `undefined` where the log ends. */
async function lastOfPart(tx: TransactionContext, after: string): Promise<string | undefined> {
  const { last } = await tx.db.one<{ last: string | null }>(sql`
    select max(id) as last from (
      select id from events where environment_id = ${tx.environmentId} and id > ${after} order by id limit ${atOnce}) part`)
  return last ?? undefined
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
