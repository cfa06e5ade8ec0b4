import { recordEvent } from '#events/event-log/index.ts'
import { canonicalEmailOf, findUserByEmail, malformedEmail, parseEmailAddress } from '#people/users/index.ts'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import type { Locale } from '#platform/locale.ts'
import { userExists } from './errors.ts'
import { waitlistUserCreated } from './events.ts'
import { mailConfirmation } from './mail-confirmation.ts'
import { toWaitlistUser, type WaitlistEntryRow, type WaitlistRow, type WaitlistState } from './schemas.ts'

/** The name of the environment's waitlist, used in place of its id. */
const defaultId = 'default'

export const entryColumns = sql`
  id, waitlist_id, email, state, approved_at, additional_fields, locale, created_at, updated_at`

/** The only one of the environment, or none before someone has joined it. */
export function listWaitlists(ctx: Context): Promise<WaitlistRow[]> {
  return ctx.db.many<WaitlistRow>(
    sql`select id, created_at, updated_at from waitlists where environment_id = ${ctx.environmentId}`,
  )
}

/** @param id of the list, or `default` @throws notFound */
export async function getWaitlist(ctx: Context, id: string): Promise<WaitlistRow> {
  const found = await ctx.db.maybe<WaitlistRow>(sql`
    select id, created_at, updated_at from waitlists where ${isWaitlist(ctx, id)}`)
  if (found === undefined) throw notFound('Waitlist', id)
  return found
}

/** @param id of a list that has to exist, or `default`, which its first entry creates @throws notFound */
export async function requireWaitlist(ctx: Context, id: string): Promise<void> {
  if (id !== defaultId) await getWaitlist(ctx, id)
}

export interface WaitlistEntryFilters {
  state?: WaitlistState
  email?: string
}

/** @param id of the list, or `default` @throws notFound */
export async function listWaitlistEntries(
  ctx: Context,
  id: string,
  query: ListQuery & WaitlistEntryFilters,
): Promise<Page<WaitlistEntryRow>> {
  const { state, email } = query
  return checkedRead(getWaitlist(ctx, id), () =>
    readPage<WaitlistEntryRow>(ctx.db, query, {
      select: sql`select ${entryColumns} from waitlist_entries`,
      where: [
        sql`environment_id = ${ctx.environmentId}`,
        sql`waitlist_id = (select id from waitlists where ${isWaitlist(ctx, id)})`,
        state === undefined ? undefined : sql`state = ${state}`,
        email === undefined ? undefined : sql`email = ${canonicalEmailOf(email)}`,
      ],
      id: sql`id`,
      prefix: 'wl_user',
    }),
  )
}

/** An environment has one at most. */
function isWaitlist({ environmentId }: Context, id: string): Statement {
  return sql`environment_id = ${environmentId} and ${id === defaultId ? sql`true` : sql`id = ${id}`}`
}

export interface NewWaitlistEntry {
  email: string
  additional_fields?: Record<string, string> | undefined
  /** The language of the person, if it is known. */
  locale?: Locale | undefined
  /** Whether a new entry is confirmed by email. The caller counts the mail beforehand: `limitConfirmations`. */
  confirms: boolean
}

/**
 * Adds an email to a waitlist. An email that is on it already stays unchanged and gets no second confirmation. Of
 * concurrent calls, one adds the entry and all return it.
 *
 * @param waitlistId of the list, or `default`, which comes into being with its first entry
 * @throws notFound for the list, malformedEmail, userExists
 */
export function addWaitlistEntry(ctx: Context, waitlistId: string, input: NewWaitlistEntry): Promise<WaitlistEntryRow> {
  const address = parseEmailAddress(input.email)
  if (address === undefined) throw malformedEmail()
  const { canonicalEmail: email } = address
  return ctx.transaction(async (tx) => {
    await requireWaitlist(tx, waitlistId)
    if ((await findUserByEmail(tx, email)) !== undefined) throw userExists()
    const waitlist = await findOrCreateDefault(tx)
    const added = await tx.db.maybe<WaitlistEntryRow>(sql`
      insert into waitlist_entries (environment_id, id, waitlist_id, email, state, additional_fields, locale, created_at,
        updated_at)
      values (${tx.environmentId}, ${tx.newId('wl_user')}, ${waitlist.id}, ${email}, 'pending',
        ${input.additional_fields ?? {}}, ${input.locale ?? null}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, email) do nothing returning ${entryColumns}`)
    if (added === undefined) {
      const known = await findWaitlistEntry(tx, email)
      // The entry found above may have been deleted since.
      return known ?? addWaitlistEntry(tx, waitlistId, input)
    }
    recordEvent(tx, waitlistUserCreated, toWaitlistUser(added))
    if (input.confirms) await mailConfirmation(tx, added)
    return added
  })
}

async function findOrCreateDefault(tx: TransactionContext): Promise<WaitlistRow> {
  const [known] = await listWaitlists(tx)
  if (known !== undefined) return known
  tx.db.send(sql`
    insert into waitlists (environment_id, id, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('waitlist')}, ${tx.now()}, ${tx.now()}) on conflict do nothing`)
  return getWaitlist(tx, defaultId)
}

/** The entry of an email, in any case. */
export function findWaitlistEntry(ctx: Context, email: string): Promise<WaitlistEntryRow | undefined> {
  return maybeEntry(ctx, sql`email = ${canonicalEmailOf(email)}`)
}

/** @throws notFound */
export async function getWaitlistEntry(ctx: Context, id: string): Promise<WaitlistEntryRow> {
  const row = await maybeEntry(ctx, sql`id = ${id}`)
  if (row === undefined) throw notFound('Waitlist entry', id)
  return row
}

/**
 * Removes an entry, so that its email may join again. An invitation that its approval made stays valid. Of racing calls,
 * one succeeds.
 *
 * @throws notFound
 */
export async function deleteWaitlistEntry(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.transaction((tx) =>
    tx.db.run(sql`delete from waitlist_entries where environment_id = ${tx.environmentId} and id = ${id}`),
  )
  if (deleted === 0) throw notFound('Waitlist entry', id)
}

function maybeEntry(ctx: Context, condition: Statement): Promise<WaitlistEntryRow | undefined> {
  return ctx.db.maybe<WaitlistEntryRow>(
    sql`select ${entryColumns} from waitlist_entries where environment_id = ${ctx.environmentId} and ${condition}`,
  )
}
