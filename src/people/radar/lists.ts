import type { Context } from '#platform/context.ts'
import { escapeLike } from '#platform/db/like.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import type { IpLocation } from '#platform/ip/ip-locations.ts'
import type { AttemptFacts } from './attempt-facts.ts'
import { countriesUnknown, invalidEntry, unknownList } from './errors.ts'
import { entryFormats } from './list-entries.ts'
import { type ListAction, type ListedEntryRow, type ListType, listActions, listTypes } from './schemas.ts'
import { switchRestrictionsOn } from './settings.ts'

export interface ListName {
  type: ListType
  action: ListAction
}

/** @throws unknownList */
export function requireList({ type, action }: { type: string; action: string }): ListName {
  const known = { type: listTypes.find((each) => each === type), action: listActions.find((each) => each === action) }
  if (known.type === undefined) throw unknownList('type', type, listTypes)
  if (known.action === undefined) throw unknownList('action', action, listActions)
  return { type: known.type, action: known.action }
}

/**
 * Adds an entry. Lists count from their first one on.
 *
 * @returns whether it was new.
 * @throws invalidEntry, countriesUnknown
 */
export async function addListEntry(ctx: Context, { type, action }: ListName, text: string): Promise<boolean> {
  const entry = requireEntry(type, text)
  if (type === 'country' && ctx.system.ipLocations === undefined) throw countriesUnknown()
  return ctx.transaction(async (tx) => {
    const added = await tx.db.run(sql`
      insert into radar_list_entries (environment_id, type, entry, action, created_at)
      values (${tx.environmentId}, ${type}, ${entry}, ${action}, ${tx.now()}) on conflict do nothing`)
    if (added === 1) await switchRestrictionsOn(tx)
    return added === 1
  })
}

/** @throws invalidEntry, notFound */
export async function removeListEntry(ctx: Context, { type, action }: ListName, text: string): Promise<void> {
  const entry = requireEntry(type, text)
  const removed = await ctx.db.run(sql`
    delete from radar_list_entries
    where environment_id = ${ctx.environmentId} and type = ${type} and entry = ${entry} and action = ${action}`)
  if (removed === 0) throw notFound('Radar list entry', text)
}

/** A page of a list, in the order of the entries' texts. */
export function listEntries(
  ctx: Context,
  { type, action }: ListName,
  { search, ...query }: ListQuery & { search?: string },
): Promise<Page<ListedEntryRow>> {
  return readPage<ListedEntryRow>(ctx.db, query, {
    select: sql`select type, action, entry, entry as id, created_at from radar_list_entries`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      sql`type = ${type}`,
      sql`action = ${action}`,
      search === undefined ? undefined : sql`entry like ${`${escapeLike(search)}%`}`,
    ],
    id: sql`entry`,
    prefix: undefined,
  })
}

/** The lists that an attempt is on, in one read. */
export async function listsOf(
  ctx: Context,
  facts: AttemptFacts,
  location: IpLocation | undefined,
): Promise<ListName[]> {
  const given = listTypes.flatMap((type) =>
    entryFormats[type].matching(facts, location).map((entry) => ({ type, entry })),
  )
  return ctx.db.many<ListName>(sql`
    select distinct e.type, e.action
    from unnest(${given.map(({ type }) => type)}::text[], ${given.map(({ entry }) => entry)}::text[]) as given (type, entry)
    join radar_list_entries e on e.type = given.type and e.entry = given.entry
    where e.environment_id = ${ctx.environmentId}`)
}

function requireEntry(type: ListType, text: string): string {
  const { canonical, format } = entryFormats[type]
  const entry = canonical(text)
  if (entry === undefined) throw invalidEntry(format)
  return entry
}
