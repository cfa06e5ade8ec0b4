import { getUser } from '#people/users/index.ts'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { flagEnabledForEveryone, invalidResourceId, targetsLimitExceeded, userNotExcludable } from './errors.ts'
import { targetsLimit } from './limits.ts'
import { changeRule } from './rules.ts'
import { type FlagRow, type FlagTargetRow, flagColumns, targetColumns } from './schemas.ts'
import { getFlag, idOfFlag, lockFlag } from './service.ts'
import { noteOrganization } from './versions.ts'

/**
 * Lets a user or an organization have a flag, or keeps an organization out of its roll-out, and records
 * `flag.rule_updated` unless it was so already.
 *
 * @throws invalidResourceId, notFound for the flag, the user or the organization
 * @throws userNotExcludable, flagEnabledForEveryone, targetsLimitExceeded
 */
export async function setTarget(
  ctx: Context,
  slug: string,
  resourceId: string,
  enabled: boolean,
): Promise<FlagTargetRow> {
  const owner = await readTarget(ctx, slug, resourceId)
  if (!enabled && owner.userId !== null) throw userNotExcludable()
  return ctx.transaction(async (tx) => {
    // Before the flag, in the order of a deletion of the user or organization.
    const [isThere, flag] = await Promise.all([holdTarget(tx, owner), lockFlag(tx, slug)])
    if (!isThere) throw missingTarget(owner)
    if (!enabled && flag.default_value) throw flagEnabledForEveryone(slug)
    const current = await findTarget(tx, flag, resourceId)
    if (current?.enabled === enabled) return current
    await changeRule(tx, flag, async () => {
      tx.db.send(sql`
        insert into feature_flag_targets (environment_id, flag_id, user_id, organization_id, enabled, created_at, updated_at)
        values (${tx.environmentId}, ${flag.id}, ${owner.userId}, ${owner.organizationId}, ${enabled}, ${tx.now()},
          ${tx.now()})
        on conflict (environment_id, flag_id, target_id)
          do update set enabled = excluded.enabled, updated_at = excluded.updated_at`)
      return flag
    })
    const hasRoom = current === undefined ? requireRoom(tx, flag) : undefined
    const [, row] = await Promise.all([hasRoom, findTarget(tx, flag, resourceId)])
    return row as FlagTargetRow
  })
}

/**
 * Takes a target away and records `flag.rule_updated`. Does nothing if it is not a target.
 *
 * @throws invalidResourceId, notFound for the flag, the user or the organization
 */
export async function removeTarget(ctx: Context, slug: string, resourceId: string): Promise<void> {
  const { userId, organizationId } = await readTarget(ctx, slug, resourceId)
  if (userId !== null) await getUser(ctx, userId)
  if (organizationId !== null) await requireOrganization(ctx, organizationId)
  await ctx.transaction(async (tx) => {
    const flag = await lockFlag(tx, slug)
    if ((await findTarget(tx, flag, resourceId)) !== undefined) await dropTarget(tx, flag, resourceId)
  })
}

/** @throws notFound for the flag */
export async function listTargets(
  ctx: Context,
  slug: string,
  query: ListQuery,
): Promise<Page<FlagTargetRow & { id: string }>> {
  return checkedRead(getFlag(ctx, slug), () =>
    readPage(ctx.db, query, {
      select: sql`select t.target_id as id, ${targetColumns} from feature_flag_targets t`,
      where: [sql`t.environment_id = ${ctx.environmentId}`, sql`t.flag_id = ${idOfFlag(ctx, slug)}`],
      id: sql`t.target_id`,
      prefix: /^(user|org)_[\w-]{1,100}$/,
    }),
  )
}

/** For a user or an organization that is being deleted. Records `flag.rule_updated` for each flag that it was a target of. */
export async function endTargets(
  tx: TransactionContext,
  { userId, organizationId }: { userId?: string; organizationId?: string },
): Promise<void> {
  const isIts = all([
    userId === undefined ? undefined : sql`t.user_id = ${userId}`,
    organizationId === undefined ? undefined : sql`t.organization_id = ${organizationId}`,
  ])
  const flags = await tx.db.many<FlagRow>(sql`
    select ${flagColumns} from feature_flags f
    where f.environment_id = ${tx.environmentId} and f.id in (
      select t.flag_id from feature_flag_targets t where t.environment_id = ${tx.environmentId} and ${isIts})
    order by f.id for no key update`)
  for (const flag of flags) await dropTarget(tx, flag, String(userId ?? organizationId))
  if (organizationId !== undefined) noteOrganization(tx, organizationId)
}

async function dropTarget(tx: TransactionContext, flag: FlagRow, targetId: string): Promise<void> {
  await changeRule(tx, flag, async () => {
    tx.db.send(sql`
      delete from feature_flag_targets
      where environment_id = ${tx.environmentId} and flag_id = ${flag.id} and target_id = ${targetId}`)
    return flag
  })
}

interface Target {
  userId: string | null
  organizationId: string | null
}

/** @throws notFound for the flag of a malformed id, invalidResourceId */
async function readTarget(ctx: Context, slug: string, id: string): Promise<Target> {
  if (id.startsWith('user_')) return { userId: id, organizationId: null }
  if (id.startsWith('org_')) return { userId: null, organizationId: id }
  await getFlag(ctx, slug)
  throw invalidResourceId(id)
}

/** Keeps it from being deleted until the transaction ends. @returns whether it is there */
async function holdTarget(tx: TransactionContext, { userId, organizationId }: Target): Promise<boolean> {
  const row = await tx.db.maybe(
    userId === null
      ? sql`select 1 from organizations o where o.environment_id = ${tx.environmentId} and o.id = ${organizationId} for key share`
      : sql`select 1 from users u where u.environment_id = ${tx.environmentId} and u.id = ${userId} for key share`,
  )
  return row !== undefined
}

function missingTarget({ userId, organizationId }: Target) {
  return userId === null ? notFound('Organization', String(organizationId)) : notFound('User', userId)
}

function findTarget(tx: TransactionContext, flag: FlagRow, id: string): Promise<FlagTargetRow | undefined> {
  return tx.db.maybe<FlagTargetRow>(sql`
    select ${targetColumns} from feature_flag_targets t
    where t.environment_id = ${tx.environmentId} and t.flag_id = ${flag.id} and t.target_id = ${id}`)
}

/** Calls for one flag follow one another, so that the limit is exact. @throws targetsLimitExceeded */
async function requireRoom(tx: TransactionContext, { id }: FlagRow): Promise<void> {
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::integer as count from feature_flag_targets
    where environment_id = ${tx.environmentId} and flag_id = ${id}`)
  if (count > targetsLimit) throw targetsLimitExceeded()
}
