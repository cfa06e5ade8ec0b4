import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { EmailAddress } from '#platform/email-address.ts'
import { revokeSessionsOfUser } from '../sessions/index.ts'
import { userCreated } from './events.ts'
import { toUser, type UserRow, userColumns } from './schemas.ts'

/** A user as another system knew them. */
export interface ImportedUser {
  /** One that is kept; by default a new one. */
  id?: string
  address: EmailAddress
  email_verified: boolean
  first_name: string | null
  last_name: string | null
  name: string | null
  external_id: string | null
  metadata: Record<string, string>
  profile_picture_url?: string | null
  locale?: string | null
  /** As `adoptHash` gives it. */
  passwordHash: string | null
  created_at: Date | null
  last_sign_in_at: Date | null
}

/**
 * Stores many users in one statement and records `user.created` for each. A user whose email, external id or kept id is taken is left out, and
 * the rest comes in.
 *
 * @returns the new users by canonical email
 */
export async function importUsers(
  tx: TransactionContext,
  users: readonly ImportedUser[],
): Promise<Map<string, UserRow>> {
  if (users.length === 0) return new Map()
  const rows = await tx.db.many<UserRow & { canonical_email: string }>(sql`
    insert into users (environment_id, id, email, canonical_email, email_verified, first_name, last_name, name,
      external_id, metadata, profile_picture_url, locale, password_hash, created_at, updated_at, last_sign_in_at)
    select ${tx.environmentId}, id, email, canonical_email, email_verified, first_name, last_name, name, external_id,
      metadata, profile_picture_url, locale, password_hash, coalesce(created_at, ${tx.now()}::timestamptz), ${tx.now()}::timestamptz, last_sign_in_at
    from unnest(${users.map(({ id }) => id ?? tx.newId('user'))}::text[], ${users.map(({ address }) => address.email)}::text[],
      ${users.map(({ address }) => address.canonicalEmail)}::text[],
      ${users.map((user) => user.email_verified)}::boolean[], ${users.map((user) => user.first_name)}::text[],
      ${users.map((user) => user.last_name)}::text[], ${users.map((user) => user.name)}::text[],
      ${users.map((user) => user.external_id)}::text[], ${users.map((user) => JSON.stringify(user.metadata))}::jsonb[],
      ${users.map((user) => user.profile_picture_url ?? null)}::text[], ${users.map((user) => user.locale ?? null)}::text[],
      ${users.map((user) => user.passwordHash)}::text[], ${users.map((user) => user.created_at)}::timestamptz[],
      ${users.map((user) => user.last_sign_in_at)}::timestamptz[])
      as given (id, email, canonical_email, email_verified, first_name, last_name, name, external_id, metadata,
        profile_picture_url, locale, password_hash, created_at, last_sign_in_at)
    on conflict do nothing
    returning ${userColumns}, canonical_email`)
  const created = new Map(rows.map(({ canonical_email, ...row }) => [canonical_email, row]))
  for (const row of created.values()) recordEvent(tx, userCreated, toUser(row))
  return created
}

/** Takes the password from a user who must not sign in any more, and ends their sessions. */
export async function withdrawPassword(tx: TransactionContext, userId: string): Promise<void> {
  await tx.db.run(sql`
    update users set password_hash = null, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${userId}`)
  await revokeSessionsOfUser(tx, userId)
}

/** What an import compares its rows with. */
export interface KnownUser extends UserRow {
  canonical_email: string
  password_hash: string | null
}

/** The users with any of these emails or ids. */
export function findKnownUsers(
  ctx: Context,
  { emails, ids }: { emails: readonly string[]; ids: readonly string[] },
): Promise<KnownUser[]> {
  return ctx.db.many<KnownUser>(sql`
    select ${userColumns}, canonical_email, password_hash from users
    where environment_id = ${ctx.environmentId} and canonical_email = any(${emails})
    union
    select ${userColumns}, canonical_email, password_hash from users
    where environment_id = ${ctx.environmentId} and id = any(${ids})`)
}

/** The users with any of these external ids. */
export function findUsersByExternalId(
  ctx: Context,
  externalIds: readonly string[],
): Promise<{ id: string; external_id: string }[]> {
  return ctx.db.many<{ id: string; external_id: string }>(sql`
    select id, external_id from users
    where environment_id = ${ctx.environmentId} and external_id = any(${externalIds})`)
}

/**
 * Gives users who have no password one that another system kept. A password that was chosen here stays.
 *
 * @returns the ids of those who have it now
 */
export async function importPasswords(
  tx: TransactionContext,
  passwords: readonly { id: string; passwordHash: string; replaces: string | null }[],
): Promise<Set<string>> {
  if (passwords.length === 0) return new Set()
  const rows = await tx.db.many<{ id: string }>(sql`
    update users set password_hash = given.password_hash
    from unnest(${passwords.map(({ id }) => id)}::text[], ${passwords.map((each) => each.passwordHash)}::text[],
      ${passwords.map((each) => each.replaces)}::text[]) as given (id, password_hash, replaces)
    where users.environment_id = ${tx.environmentId} and users.id = given.id
      and users.password_hash is not distinct from given.replaces
    returning users.id`)
  return new Set(rows.map(({ id }) => id))
}
