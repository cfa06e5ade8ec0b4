import type { Context, System } from '../context.ts'
import type { Queryable } from '../db/queryable.ts'
import { type Statement, sql } from '../db/sql.ts'
import { defineExtensionPoint } from '../slices/extension-point.ts'

/** A time at which the database was replaced by a backup of itself. */
export interface Restore {
  id: string
  /** The newest write that the backup had. What was written from then to `opened_at` may be lost. */
  backup_at: string
  /** The last position of the event log in the backup. */
  position: number
  /** The last position once the events of the backup that had none were numbered. */
  numbered_to: number
  opened_at: string
  /** Until then, refresh tokens of later generations than the stored ones are accepted. */
  closes_at: string
}

const columns = sql`id, backup_at, position, numbered_to, opened_at, closes_at`

/**
 * The slack before the newest write of a backup. A transaction lasts two minutes at most, so an id that is older than that belongs
 * to a change that the backup has.
 */
const slackMs = 600_000

/** What a slice replaces after a restore, in all environments: what was spent or revoked since the backup would work again. */
export interface RestoredLinks {
  /** In words that follow a number: "open invitations". */
  what: string
  /** May be called twice. @returns how many were replaced */
  renew(system: System): Promise<number>
}

export const whenRestored = defineExtensionPoint<RestoredLinks>()

/** The newest first. */
export function listRestores(db: Queryable): Promise<Restore[]> {
  return db.many<Restore>(sql`select ${columns} from restores order by opened_at desc limit 20`)
}

export function storeRestore(db: Queryable, restore: Restore): Promise<unknown> {
  const { id, backup_at, position, numbered_to, opened_at, closes_at } = restore
  return db.run(sql`
    insert into restores (id, backup_at, position, numbered_to, opened_at, closes_at)
    values (${id}, ${new Date(backup_at)}, ${position}, ${numbered_to}, ${new Date(opened_at)}, ${new Date(closes_at)})`)
}

/** Closes all windows that are open. @returns those */
export function closeWindows(db: Queryable, now: Date): Promise<Restore[]> {
  return db.many<Restore>(sql`update restores set closes_at = ${now} where closes_at > ${now} returning ${columns}`)
}

/** The restore that lost what was written at a time, if one did. */
export function findRestoreThatLost(db: Queryable, at: Date): Promise<Restore | undefined> {
  return db.maybe<Restore>(sql`
    select ${columns} from restores
    where backup_at <= ${new Date(at.getTime() + slackMs)} and opened_at >= ${at} order by opened_at limit 1`)
}

/**
 * Whether a row may have been set back by a restore whose window is open. Then a genuine refresh token of a later generation than the
 * row's moves it forward. Asked only about such tokens.
 *
 * @param createdAt the column with the time at which the row was made
 */
export function isSetBack(now: Date, createdAt: Statement): Statement {
  return sql`exists (
    select 1 from restores back where back.closes_at > ${now} and back.opened_at > ${createdAt})`
}

/** As {@link isSetBack}, for a row that was read. */
export async function wasSetBack(
  { db, now }: Pick<Context, 'db' | 'now'>,
  row: { created_at: string },
): Promise<boolean> {
  const createdAt = sql`${new Date(row.created_at)}::timestamptz`
  const { was } = await db.one<{ was: boolean }>(sql`select ${isSetBack(now(), createdAt)} as was`)
  return was
}
