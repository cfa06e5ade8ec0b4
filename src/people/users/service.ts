import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation, onViolations } from '#platform/db/violations.ts'
import { canonicalEmailOf, type EmailAddress, parseEmailAddress } from '#platform/email-address.ts'
import { notFound } from '#platform/http/errors.ts'
import { type FoundSource, readFoundPage } from '#platform/http/found-page.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { changeMetadata } from '#platform/http/metadata.ts'
import { externalIdTaken } from '#platform/http/shared-errors.ts'
import { revokeSessionsOfUser } from '../sessions/index.ts'
import { endsWithUser } from './ends-with-user.ts'
import { emailNotAvailable, invalidEmail, malformedEmail, userCreationError } from './errors.ts'
import { recordCredentialChange, userCreated, userDeleted, userUpdated } from './events.ts'
import { requireLocale } from './locale.ts'
import { hashRequestedPassword, setsPassword } from './password.ts'
import { archivePassword } from './password-history.ts'
import {
  type CreateUser,
  toUser,
  type UpdateUser,
  type UserRow,
  type UserWithPassword,
  userColumns,
} from './schemas.ts'
import { searchOfUsers } from './search-text.ts'
import { usersOfOrganization } from './users-of-organization.ts'

/**
 * Stores a user and records `user.created`; both commit or neither. The database keeps emails and external ids unique,
 * so of racing calls one succeeds. A password is checked and hashed before the transaction begins.
 *
 * @param hashed the result of `hashNewPassword`, instead of a password in `input`
 * @throws userCreationError for a taken email or external id
 * @throws malformedEmail, invalidMetadata, and what `hashRequestedPassword` throws
 */
export async function createUser(ctx: Context, input: CreateUser, hashed?: string): Promise<UserRow> {
  const address = requireEmailAddress(input.email)
  const metadata = changeMetadata({}, input.metadata ?? null)
  const passwordHash = hashed ?? (await hashRequestedPassword(ctx, input, input))
  const row = await ctx.transaction((tx) =>
    insertUser(tx, address, { ...input, metadata, passwordHash: passwordHash ?? null }),
  )
  if (row !== undefined) return row
  const { definition, message } = emailNotAvailable()
  throw userCreationError({ code: definition.code, message })
}

/**
 * The user with an email, created without a password and unverified if there is none. It cannot be deleted before the
 * transaction is over.
 *
 * @param admit called with a new user, in the same transaction
 * @throws malformedEmail, and what `admit` throws
 */
export async function findOrCreateUser(
  tx: TransactionContext,
  email: string,
  admit?: (created: UserRow) => Promise<void>,
): Promise<UserRow> {
  const address = requireEmailAddress(email)
  const known = await tx.db.maybe<UserRow>(sql`
    ${selectUser(tx)} and canonical_email = ${address.canonicalEmail} for key share`)
  if (known !== undefined) return known
  const created = await insertUser(tx, address, { metadata: {}, passwordHash: null })
  // Nothing inserted: a parallel call was first, and has committed by now. What it created may be deleted again, too.
  if (created === undefined) return findOrCreateUser(tx, email, admit)
  await admit?.(created)
  return created
}

/** @throws notFound */
export async function getUser(ctx: Context, id: string): Promise<UserRow> {
  const row = await findUser(ctx, id)
  if (row === undefined) throw notFound('User', id)
  return row
}

/** Reads a user so that no other call changes it before this one is done. @throws notFound */
export async function lockUser(tx: TransactionContext, id: string): Promise<UserRow> {
  const row = await findLockedUser(tx, id)
  if (row === undefined) throw notFound('User', id)
  return row
}

/** As {@link lockUser}, for a user that may not exist. */
export function findLockedUser(tx: TransactionContext, id: string): Promise<UserRow | undefined> {
  return tx.db.maybe<UserRow>(sql`${selectUser(tx)} and id = ${id} for update`)
}

/** @param id may be an expression */
export function findUser(ctx: Context, id: string | Statement): Promise<UserRow | undefined> {
  return ctx.db.maybe<UserRow>(sql`${selectUser(ctx)} and id = ${id}`)
}

/** In any case. Text that is not an email finds no user. */
export function findUserByEmail(ctx: Context, email: string): Promise<UserRow | undefined> {
  return ctx.db.maybe<UserRow>(sql`${selectUser(ctx)} and canonical_email = ${canonicalEmailOf(email)}`)
}

export function findUserWithPassword(ctx: Context, email: string): Promise<UserWithPassword | undefined> {
  return ctx.db.maybe<UserWithPassword>(sql`
    select ${userColumns}, password_hash from users
    where environment_id = ${ctx.environmentId} and canonical_email = ${canonicalEmailOf(email)}`)
}

export function findUserByExternalId(ctx: Context, externalId: string): Promise<UserRow | undefined> {
  return ctx.db.maybe<UserRow>(sql`${selectUser(ctx)} and external_id = ${externalId}`)
}

/** @throws notFound */
export async function getUserByExternalId(ctx: Context, externalId: string): Promise<UserRow> {
  const row = await findUserByExternalId(ctx, externalId)
  if (row === undefined) throw notFound('User', externalId)
  return row
}

/** Whether the environment has any. */
export async function hasUsers(ctx: Context): Promise<boolean> {
  const found = await ctx.db.maybe(sql`select 1 from users where environment_id = ${ctx.environmentId} limit 1`)
  return found !== undefined
}

/**
 * Lets one transaction at a time change what a user has one set of. Rows that refer to the user can still be added
 * elsewhere.
 */
export async function lockPartsOfUser(tx: TransactionContext, id: string): Promise<void> {
  tx.db.send(sql`select 1 from users where environment_id = ${tx.environmentId} and id = ${id} for no key update`)
}

export interface UserFilters {
  email?: string
  /** Users with a membership in it, of any status. */
  organization_id?: string
  /** A part of the email, a name or the external id, or the whole id. */
  search?: string
}

export function listUsers(
  ctx: Context,
  query: ListQuery & UserFilters,
  most?: Pick<FoundSource, 'mostLookedUp' | 'mostNear'>,
): Promise<Page<UserRow>> {
  const { email, organization_id, search } = query
  const scope = sql`environment_id = ${ctx.environmentId}`
  const hasEmail = email === undefined ? undefined : sql`canonical_email = ${canonicalEmailOf(email)}`
  // In the order of the members, so that a page deep in a large organization does not go through all before it.
  if (organization_id !== undefined && search === undefined)
    return readPage<UserRow>(ctx.db, query, {
      select: sql`
        select ${userColumns} from (${usersOfOrganization(ctx, organization_id)}) member (user_id)
        join users on users.id = member.user_id`,
      where: [scope, hasEmail],
      id: sql`member.user_id`,
      prefix: 'user',
    })
  const isMember = organization_id === undefined ? undefined : sql`id in (${usersOfOrganization(ctx, organization_id)})`
  const list = { id: sql`id`, prefix: 'user' }
  const filters = [hasEmail, isMember]
  if (search === undefined)
    return readPage<UserRow>(ctx.db, query, {
      ...list,
      select: sql`select ${userColumns} from users`,
      where: [scope, ...filters],
    })
  const found = { columns: userColumns, table: sql`users`, search: searchOfUsers(ctx, search) }
  return readFoundPage<UserRow>(ctx.db, query, { ...list, ...found, ...most, scope, filters })
}

/**
 * Updates the given members and records `user.updated` if a visible one changed. A new email is unverified unless the
 * same call sets `email_verified`. A change of letter case is not a new email.
 *
 * @throws notFound, invalidEmail, emailNotAvailable, externalIdTaken, invalidLocale, invalidMetadata, and what
 * `hashRequestedPassword` throws
 */
export async function updateUser(ctx: Context, id: string, input: UpdateUser): Promise<UserRow> {
  const passwordHash = setsPassword(input)
    ? await hashRequestedPassword(ctx, input, { ...(await getUser(ctx, id)), ...input })
    : undefined
  return ctx.transaction(async (tx) => {
    const current = await lockUser(tx, id)
    const locale = typeof input.locale === 'string' ? requireLocale(input.locale) : input.locale
    const address = changedAddress(current, input)
    const next: UserRow = {
      ...current,
      email: address.email,
      email_verified: input.email_verified ?? (current.email_verified && !address.isNew),
      first_name: input.first_name ?? current.first_name,
      last_name: input.last_name ?? current.last_name,
      name: input.name ?? current.name,
      external_id: input.external_id === undefined ? current.external_id : input.external_id,
      locale: locale === undefined ? current.locale : locale,
      metadata: input.metadata === undefined ? current.metadata : changeMetadata(current.metadata, input.metadata),
    }
    const changed = changedAttributes(toUser(current), toUser(next))
    if (changed === undefined && passwordHash === undefined) return current
    if (passwordHash !== undefined) await archivePassword(tx, id)
    // Sign-ins that are under way may have begun with the former password, and end.
    tx.db.send(
      sql`
        update users set email = ${next.email}, canonical_email = ${address.canonicalEmail},
          email_verified = ${next.email_verified}, first_name = ${next.first_name}, last_name = ${next.last_name},
          name = ${next.name}, external_id = ${next.external_id}, locale = ${next.locale}, metadata = ${next.metadata},
          access_epoch = access_epoch + case when ${passwordHash !== undefined} and password_hash is not null then 1 else 0 end,
          password_hash = coalesce(${passwordHash ?? null}, password_hash), updated_at = ${tx.now()}
        where environment_id = ${tx.environmentId} and id = ${id}`,
      onViolations({
        users_canonical_email: emailNotAvailable,
        users_external_id: () => externalIdTaken(String(next.external_id)),
      }),
    )
    const row = { ...next, updated_at: tx.now().toISOString() }
    if (changed !== undefined) recordEvent(tx, userUpdated, toUser(row), changed)
    if (passwordHash !== undefined) recordCredentialChange(tx, id, 'password', 'update')
    return row
  })
}

/**
 * Deletes a user with everything that belongs to it: memberships, sessions, codes. Records the events of its parts
 * first and its own last. The email and external id become available again. Of racing calls, one succeeds.
 *
 * @throws notFound
 */
export function deleteUser(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    // Locked before its parts, as sign-ins and memberships lock the user first too.
    const user = await lockUser(tx, id)
    await revokeSessionsOfUser(tx, id)
    for (const end of endsWithUser.of(tx.system).toReversed()) await end(tx, id)
    tx.db.send(sql`delete from users where environment_id = ${tx.environmentId} and id = ${id}`)
    recordEvent(tx, userDeleted, toUser(user))
  })
}

/** Stores the time of a sign-in without an event: the session has its own. The commit fails if the user was deleted and has a session. */
export function stampSignIn(tx: TransactionContext, user: UserRow): UserRow {
  const now = tx.now()
  tx.db.send(sql`
    update users set last_sign_in_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${user.id}`)
  return { ...user, last_sign_in_at: now.toISOString() }
}

interface NewUser
  extends Partial<Pick<CreateUser, 'first_name' | 'last_name' | 'name' | 'email_verified' | 'external_id'>> {
  profile_picture_url?: string | null
  metadata: Record<string, string>
  passwordHash: string | null
}

/** @returns `undefined` when the email is taken: unlike an error, that keeps the transaction usable. */
export async function insertUser(
  tx: TransactionContext,
  address: EmailAddress,
  input: NewUser,
): Promise<UserRow | undefined> {
  const { first_name = null, last_name = null, name = null, external_id = null, profile_picture_url = null } = input
  const row = await tx.db
    .maybe<UserRow>(sql`
      insert into users (environment_id, id, email, canonical_email, email_verified, first_name, last_name, name,
        profile_picture_url, external_id, metadata, password_hash, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('user')}, ${address.email}, ${address.canonicalEmail},
        ${input.email_verified ?? false}, ${first_name}, ${last_name}, ${name}, ${profile_picture_url}, ${external_id},
        ${input.metadata}, ${input.passwordHash}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, canonical_email) do nothing
      returning ${userColumns}`)
    .catch(
      onViolation('users_external_id', () => {
        const { definition, message } = externalIdTaken(String(external_id))
        return userCreationError({ code: definition.code, message })
      }),
    )
  if (row !== undefined) recordEvent(tx, userCreated, toUser(row))
  return row
}

function requireEmailAddress(email: string): EmailAddress {
  const address = parseEmailAddress(email)
  if (address === undefined) throw malformedEmail()
  return address
}

function changedAddress(current: UserRow, input: UpdateUser): EmailAddress & { isNew: boolean } {
  const canonicalEmail = canonicalEmailOf(current.email)
  if (input.email === undefined) return { email: current.email, canonicalEmail, isNew: false }
  const address = parseEmailAddress(input.email)
  if (address === undefined) throw invalidEmail()
  return { ...address, isNew: address.canonicalEmail !== canonicalEmail }
}

function selectUser(ctx: Context): Statement {
  return sql`select ${userColumns} from users where environment_id = ${ctx.environmentId}`
}
