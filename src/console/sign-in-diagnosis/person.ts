import { type EventRow, listEventsOfPerson } from '#events/event-log/index.ts'
import { findSession } from '#people/sessions/index.ts'
import { findUser, findUserByEmail, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { getSsoSession, type SsoSessionRow } from '#sso/sso-sessions/index.ts'

/** Whose sign-in is looked at. */
export interface Person {
  /** Undefined where no one has one, as when a provider did not say who signed in. */
  email: string | undefined
  user: UserRow | undefined
  /** Also of a user who was deleted. */
  userId: string | undefined
  /** The attempt that was named. */
  ssoSession?: SsoSessionRow
}

/**
 * The person whom a text names: by email, or by the id of a user, a session, an SSO session, an event or a request.
 *
 * @throws notFound
 */
export async function findPerson(ctx: Context, text: string): Promise<Person> {
  if (text.includes('@')) return personOf(ctx, { email: text })
  if (text.startsWith('user_')) return personOf(ctx, { userId: text })
  if (text.startsWith('sso_session_')) {
    const { exchange: _, ...ssoSession } = await getSsoSession(ctx, text)
    return { ...(await personOf(ctx, ssoSession.email === null ? {} : { email: ssoSession.email })), ssoSession }
  }
  if (text.startsWith('session_')) {
    const session = await findSession(ctx, text)
    if (session === undefined) throw notFound('Session', text)
    return personOf(ctx, { userId: session.user_id })
  }
  const events = await findEvents(ctx, text)
  const named = events.map(namedIn).find((each) => each !== undefined)
  if (named === undefined)
    throw notFound(
      'Person',
      text,
      'Send an email, or the id of a user, a session, an SSO session, an event or a request.',
    )
  return personOf(ctx, named)
}

type Named = { userId?: string; email?: string }

async function personOf(ctx: Context, { userId, email }: Named): Promise<Person> {
  if (userId === undefined) {
    if (email === undefined) return { email, user: undefined, userId }
    const user = await findUserByEmail(ctx, email)
    return { email: user?.email ?? email, user, userId: user?.id }
  }
  const user = await findUser(ctx, userId)
  if (user !== undefined) return { email: user.email, user, userId }
  // A user who was deleted is found by what happened.
  const { rows } = await listEventsOfPerson(ctx, { userId, emails: [] }, { limit: 20, order: 'desc' })
  if (rows.length === 0) throw notFound('User', userId)
  return { email: rows.map(namedIn).find((each) => each?.email !== undefined)?.email, user, userId }
}

/** One event by its id, or those of a request. */
function findEvents(ctx: Context, id: string): Promise<EventRow[]> {
  const isNamed = id.startsWith('event_') ? sql`e.id = ${id}` : sql`e.request_id = ${id}`
  return ctx.db.many<EventRow>(sql`
    select e.id, e.position, e.event, e.data, e.context, e.created_at from events e
    where e.environment_id = ${ctx.environmentId} and ${isNamed} order by e.id limit 20`)
}

function namedIn({ event, data }: EventRow): Named | undefined {
  const userId = textOf(data.user_id) ?? (event.startsWith('user.') ? textOf(data.id) : undefined)
  const email = textOf(data.email)
  if (userId === undefined && email === undefined) return undefined
  return { ...(userId === undefined ? {} : { userId }), ...(email === undefined ? {} : { email }) }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
