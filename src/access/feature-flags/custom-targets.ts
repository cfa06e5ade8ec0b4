import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type CustomTarget, requireCustomTarget } from './custom-target.ts'
import { targetsLimitExceeded } from './errors.ts'
import { targetsLimit } from './limits.ts'
import { changeRule } from './rules.ts'
import type { CustomTargetRow, FlagRow } from './schemas.ts'
import { getFlag, idOfFlag, lockFlag } from './service.ts'

/**
 * Lets a thing of the application have a flag, and records `flag.rule_updated` unless it has it already.
 *
 * @throws notFound, invalidCustomTarget, targetsLimitExceeded
 */
export function addCustomTarget(ctx: Context, slug: string, target: CustomTarget): Promise<CustomTargetRow> {
  return ctx.transaction(async (tx) => {
    const flag = await lockFlag(tx, slug)
    requireCustomTarget(target)
    const current = await findCustomTarget(tx, flag, target)
    if (current !== undefined) return current
    await changeRule(tx, flag, async () => {
      tx.db.send(sql`
        insert into feature_flag_custom_targets (environment_id, flag_id, target_type, target_id, created_at)
        values (${tx.environmentId}, ${flag.id}, ${target.type}, ${target.id}, ${tx.now()})`)
      return flag
    })
    const [, row] = await Promise.all([requireRoom(tx, flag), findCustomTarget(tx, flag, target)])
    return row as CustomTargetRow
  })
}

/** Takes it away again and records `flag.rule_updated`. Does nothing if it is not a target. @throws notFound */
export async function removeCustomTarget(ctx: Context, slug: string, target: CustomTarget): Promise<void> {
  await ctx.transaction(async (tx) => {
    const flag = await lockFlag(tx, slug)
    if ((await findCustomTarget(tx, flag, target)) === undefined) return
    await changeRule(tx, flag, async () => {
      tx.db.send(sql`
        delete from feature_flag_custom_targets
        where environment_id = ${tx.environmentId} and flag_id = ${flag.id} and target_type = ${target.type}
          and target_id = ${target.id}`)
      return flag
    })
  })
}

/** @throws notFound for the flag */
export async function listCustomTargets(
  ctx: Context,
  slug: string,
  query: ListQuery,
): Promise<Page<CustomTargetRow & { id: string }>> {
  return checkedRead(getFlag(ctx, slug), () =>
    readPage(ctx.db, query, {
      select: sql`
        select t.target_type || ':' || t.target_id as id, t.target_type, t.target_id, t.created_at
        from feature_flag_custom_targets t`,
      where: [sql`t.environment_id = ${ctx.environmentId}`, sql`t.flag_id = ${idOfFlag(ctx, slug)}`],
      id: sql`(t.target_type || ':' || t.target_id)`,
      prefix: /^[a-z][a-z0-9_-]{0,63}:[A-Za-z0-9._:-]{1,255}$/,
    }),
  )
}

function findCustomTarget(
  tx: TransactionContext,
  flag: FlagRow,
  { type, id }: CustomTarget,
): Promise<CustomTargetRow | undefined> {
  return tx.db.maybe<CustomTargetRow>(sql`
    select t.target_type, t.target_id, t.created_at from feature_flag_custom_targets t
    where t.environment_id = ${tx.environmentId} and t.flag_id = ${flag.id} and t.target_type = ${type}
      and t.target_id = ${id}`)
}

/** Calls for one flag follow one another, so that the limit is exact. @throws targetsLimitExceeded */
async function requireRoom(tx: TransactionContext, { id }: FlagRow): Promise<void> {
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::integer as count from feature_flag_custom_targets
    where environment_id = ${tx.environmentId} and flag_id = ${id}`)
  if (count > targetsLimit) throw targetsLimitExceeded()
}
