import { numberEvents } from '#events/event-log/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import { endSingleUse, listRestores, type Restore, storeRestore, whenRestored } from '#platform/restores/index.ts'
import { newestWrite } from './newest-write.ts'

export interface WindowOptions {
  days: number
  /** When the backup was made, where servers have run on the restored database already. */
  backupOf?: Date | undefined
  /** Open invitations and set-up links keep their links. */
  keepsLinks: boolean
}

export interface OpenedWindow {
  restore: Restore
  /** Codes and links that work once. */
  ended: number
  renewed: readonly { what: string; count: number }[]
}

/**
 * Declares that the database is a backup of itself, before servers run on it. From then on, sessions that are behind their tokens
 * move forward, and readers of events with a cursor that was lost go on. Codes and links that work once end.
 *
 * @throws ConfigError while servers run, unless they may; while another window is open; for a clock that is behind the backup
 */
export async function openWindow(system: System, { days, backupOf, keepsLinks }: WindowOptions): Promise<OpenedWindow> {
  const { database, now } = system
  const [latest] = await listRestores(database)
  if (latest !== undefined && Date.parse(latest.closes_at) > now().getTime())
    throw new ConfigError(
      `A window is open until ${latest.closes_at}. If the database was restored once more since then, close it first: gatehouse restore-window close`,
    )
  if (backupOf === undefined) await requireStandstill(system)
  const backupAt = backupOf ?? (await newestWrite(database)) ?? now()
  if (backupAt > now())
    throw new ConfigError(
      backupOf === undefined
        ? `The clock of the database, ${now().toISOString()}, is behind its newest write, ${backupAt.toISOString()}: ids of new events would sort before those that were handed out. Set the clock right first.`
        : 'The backup cannot be from the future. Check --backup-of.',
    )
  const position = await lastPosition(system, backupOf)
  await numberEvents(database)
  const openedAt = now()
  const restore: Restore = {
    id: system.newId('restore'),
    backup_at: backupAt.toISOString(),
    position,
    numbered_to: await lastPosition(system),
    opened_at: openedAt.toISOString(),
    closes_at: new Date(openedAt.getTime() + days * 86_400_000).toISOString(),
  }
  await storeRestore(database, restore)
  const ended = await endSingleUse(system)
  const renewed: { what: string; count: number }[] = []
  if (!keepsLinks)
    for (const { what, renew } of whenRestored.of(system)) renewed.push({ what, count: await renew(system) })
  return { restore, ended, renewed }
}

/** @throws ConfigError while a server is connected */
async function requireStandstill({ database }: System): Promise<void> {
  const { serving } = await database.one<{ serving: number }>(sql`
    select count(*)::int as serving from pg_stat_activity
    where datname = current_database() and application_name = 'gatehouse'`)
  if (serving > 0)
    throw new ConfigError(
      'Servers are connected to the database. Stop them, open the window, and start them again. If they have served since the restore, sessions may have ended; say when the backup was made: gatehouse restore-window open --backup-of 2026-11-30T02:00:00Z',
    )
}

/** The last position of the log, or the last one that an event had at a time. */
async function lastPosition({ database }: System, at?: Date): Promise<number> {
  if (at === undefined) {
    const { last } = await database.one<{ last: number }>(sql`select p.last from event_positions p`)
    return last
  }
  const row = await database.maybe<{ position: number }>(sql`
    select e.position from events e where e.position is not null and e.id < ${`event_${ulidFloor(at)}`}
    order by e.position + 0 desc limit 1`)
  return row?.position ?? 0
}
