import { countsOf, type DirectoryRow } from '#directory-sync/directories/index.ts'
import { listLog } from '#directory-sync/directory-objects/index.ts'
import type { Portal } from '../../kit/index.ts'
import type { Counts } from './counts-card.tsx'

const arrivingMs = 10 * 60_000

/** Only active people are counted. */
export async function readCounts({ ctx }: Portal, { id, last_synced_at }: DirectoryRow): Promise<Counts> {
  const counts = (await countsOf(ctx, [id])).get(id)
  return { people: counts?.users.active ?? 0, groups: counts?.groups ?? 0, lastSyncedAt: last_synced_at }
}

/** Whether its provider was here a moment ago, so that more may come. */
export function isArriving({ ctx }: Portal, { last_synced_at }: DirectoryRow): boolean {
  return last_synced_at !== null && Date.parse(last_synced_at) > ctx.now().getTime() - arrivingMs
}

/** Whether the provider's last request was refused. */
export async function wasRefused({ ctx }: Portal, { id }: DirectoryRow): Promise<boolean> {
  const { rows } = await listLog(ctx, id, { limit: 1, order: 'desc' })
  return rows[0]?.action === 'refused'
}
