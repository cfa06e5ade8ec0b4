import type { TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { isRecord, recordOf } from '../../platform/records.ts'

/** How to find a person in events: by user id, and by email where an event has no user. */
export interface ErasedPerson {
  userId: string
  /** In lower case. */
  emails: readonly string[]
}

interface StoredEvent {
  id: string
  data: Json
  context: Json | null
}
type Json = Record<string, unknown>

/** What events show in the place of an address: an address, so that readers of events need not care. */
const erasedEmail = 'erased@erased.invalid'

/** All emails in the events about a user, including former ones, in lower case. */
export async function findEmailsInEvents(tx: TransactionContext, userId: string): Promise<string[]> {
  const rows = await tx.db.many<{ data: Json; context: Json | null }>(sql`
    select data, context from events
    where environment_id = ${tx.environmentId} and event like 'user.%' and data ->> 'id' = ${userId}`)
  const emails = rows.flatMap(({ data, context }) => [data.email, recordOf(context?.previous_attributes).email])
  return [...new Set(emails.filter((email) => typeof email === 'string').map((email) => email.toLowerCase()))]
}

/**
 * Removes personal data from the events about a person, a few hundred at a time, oldest first. Ids, times and the order
 * of events stay.
 *
 * @param after where the last call ended. @returns the changed events and where to continue; `undefined` when there are
 * no more.
 */
export async function erasePersonFromEvents(
  tx: TransactionContext,
  person: ErasedPerson,
  after: string,
): Promise<{ changed: string[]; last: string } | undefined> {
  const texts = [person.userId, ...person.emails]
  const rows = await tx.db.many<StoredEvent>(sql`
    select id, data, context from events
    where environment_id = ${tx.environmentId} and id > ${after} and exists (
      select 1 from unnest(${texts}::text[]) as t (text)
      where strpos(lower(data::text), lower(t.text)) > 0 or strpos(lower(context::text), lower(t.text)) > 0)
    order by id limit 500 for update`)
  const last = rows.at(-1)?.id
  if (last === undefined) return undefined
  const about = rows.filter(({ data }) => isAbout(data, person))
  for (const { id, data, context } of about) {
    const erasedContext = context && { ...context, ...erasedPrevious(context) }
    tx.db.send(sql`
      update events set data = ${JSON.stringify(erase(data))}::json,
        context = ${erasedContext && JSON.stringify(erasedContext)}::json
      where environment_id = ${tx.environmentId} and id = ${id}`)
  }
  return { changed: about.map(({ id }) => id), last }
}

/** Another user may have had the email before or after: an event that names another user is about that user. */
function isAbout(data: Json, { userId, emails }: ErasedPerson): boolean {
  const owner = recordOf(data.owner)
  const user = recordOf(data.user)
  const named = [data.user_id, data.accepted_user_id, user.id, owner.type === 'user' ? owner.id : undefined]
  if (data.object === 'user') named.push(data.id)
  const ids = named.filter((id) => typeof id === 'string')
  if (ids.length > 0) return ids.includes(userId)
  return typeof data.email === 'string' && emails.includes(data.email.toLowerCase())
}

function erasedPrevious(context: Json): Json {
  const { previous_attributes: previous } = context
  return previous === undefined ? {} : { previous_attributes: erase(recordOf(previous), true) }
}

/** Members with personal data, at any depth. Names and metadata only in users. */
const everywhere: Json = { email: erasedEmail, ip_address: null, user_agent: null, custom_attributes: {} }
const inUsers: Json = {
  first_name: null,
  last_name: null,
  name: null,
  profile_picture_url: null,
  external_id: null,
  metadata: {},
  locale: null,
}

function erase(value: Json, isUser = value.object === 'user'): Json {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === 'impersonator') return [name, member]
      if (Object.hasOwn(everywhere, name)) return [name, everywhere[name]]
      if (isUser && Object.hasOwn(inUsers, name)) return [name, inUsers[name]]
      return [name, isRecord(member) && !Array.isArray(member) ? erase(member) : member]
    }),
  )
}
