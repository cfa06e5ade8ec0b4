import { searchAuditEvents } from '#audit-logs/audit-events/index.ts'
import type { Context } from '#platform/context.ts'
import { chainEntries } from './chain.ts'
import { type OperatorLogEntry, toOperatorLogEntry } from './schemas.ts'

/** Which change is looked for. */
export interface SoughtChange {
  operations: readonly string[]
  /** Of this object, if it is not of the environment as a whole. */
  targetId?: string
  /** Only changes of this member. */
  member?: string
}

const mostLookedAt = 50

/** The last change of its kind, if it is among the newest ones. */
export async function findLastChange(
  ctx: Context,
  { operations, targetId, member }: SoughtChange,
): Promise<OperatorLogEntry | undefined> {
  const log = await chainEntries(ctx.system, ctx.environmentId)
  if (log === undefined) return undefined
  const filter = { actions: operations, targetIds: targetId === undefined ? undefined : [targetId] }
  const { rows } = await searchAuditEvents(log.ctx, log.organizationId, filter, { limit: mostLookedAt, order: 'desc' })
  return rows
    .map((event) => toOperatorLogEntry(event, ctx.system.catalog.summaries))
    .find(({ before, after }) => member === undefined || hasMember(before, member) || hasMember(after, member))
}

function hasMember(members: OperatorLogEntry['after'], name: string): boolean {
  return members !== null && name in members
}
