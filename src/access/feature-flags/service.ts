import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { flagSlugConflict } from './errors.ts'
import { flagCreated, flagDeleted, flagUpdated } from './events.ts'
import { readRuleChange } from './rule-change.ts'
import { announced, changeRule } from './rules.ts'
import { type CreateFlag, type FlagOwner, type FlagRow, flagColumns, type UpdateFlag } from './schemas.ts'
import { holdOrganizations, renewVersion } from './versions.ts'

/**
 * Stores a flag without targets and records `flag.created`. It is disabled unless the input says otherwise. Of racing calls
 * with one slug one succeeds.
 *
 * @throws flagSlugConflict
 * @throws invalidRequest for members that contradict each other
 */
export function createFlag(ctx: Context, input: CreateFlag): Promise<FlagRow> {
  const { slug, name, description = null, tags = [], owner, enabled = false } = input
  const { default_value, rollout_percentage } = readRuleChange(input, defaultRule)
  return ctx.transaction(async (tx) => {
    if (rollout_percentage > 0) await holdOrganizations(tx)
    const row = await tx.db
      .one<FlagRow>(sql`
        insert into feature_flags as f (environment_id, id, slug, name, description, tags, owner, enabled, default_value,
          rollout_percentage, created_at, updated_at)
        values (${tx.environmentId}, ${tx.newId('flag')}, ${slug}, ${name}, ${description}, ${tags}, ${toOwner(owner)},
          ${enabled}, ${default_value}, ${rollout_percentage}, ${tx.now()}, ${tx.now()})
        returning ${flagColumns}`)
      .catch(onViolation('feature_flags_slug', () => flagSlugConflict(slug)))
    recordEvent(tx, flagCreated, announced(tx, row), undefined, null)
    renewVersion(tx, row.id)
    return row
  })
}

const defaultRule = { slug: '', default_value: false, rollout_percentage: 0 }

/** @throws notFound */
export async function getFlag(ctx: Context, slug: string): Promise<FlagRow> {
  const row = await ctx.db.maybe<FlagRow>(selectFlag(ctx, slug))
  if (row === undefined) throw notFound('Feature flag', slug)
  return row
}

/** @throws notFound */
export async function getFlagById(ctx: Context, id: string): Promise<FlagRow> {
  const row = await ctx.db.maybe<FlagRow>(
    sql`select ${flagColumns} from feature_flags f where f.environment_id = ${ctx.environmentId} and f.id = ${id}`,
  )
  if (row === undefined) throw notFound('Feature flag', id)
  return row
}

/** Whether the environment has a flag with this slug. */
export async function hasFlag(ctx: Context, slug: string): Promise<boolean> {
  return (await ctx.db.maybe(selectFlag(ctx, slug))) !== undefined
}

/** Reads a flag so that no other call changes it or its targets before this one is done. @throws notFound */
export async function lockFlag(tx: TransactionContext, slug: string): Promise<FlagRow> {
  const row = await tx.db.maybe<FlagRow>(sql`${selectFlag(tx, slug)} for no key update`)
  if (row === undefined) throw notFound('Feature flag', slug)
  return row
}

/**
 * Changes the members that are given. Records `flag.updated` for what people read of a flag and `flag.rule_updated` for who
 * gets it, each when something of it changed.
 *
 * @throws notFound
 * @throws invalidRequest for members that contradict each other, flagEnabledForEveryone
 */
export function updateFlag(ctx: Context, slug: string, input: UpdateFlag): Promise<FlagRow> {
  return ctx.transaction(async (tx) => {
    const current = await lockFlag(tx, slug)
    const rule = readRuleChange(input, current)
    const described = describe(tx, current, input)
    return changeRule(tx, described, async () => {
      if (rule.rollout_percentage !== current.rollout_percentage) await holdOrganizations(tx)
      if (rule.dropsTargets) {
        const ofFlag = sql`environment_id = ${tx.environmentId} and flag_id = ${current.id}`
        tx.db.send(sql`delete from feature_flag_targets where ${ofFlag}`)
        tx.db.send(sql`delete from feature_flag_custom_targets where ${ofFlag}`)
      }
      return storeRule(tx, described, { ...rule, enabled: input.enabled ?? current.enabled })
    })
  })
}

/** Records `flag.rule_updated` unless it was so already. @throws notFound */
export function setEnabled(ctx: Context, slug: string, enabled: boolean): Promise<FlagRow> {
  return ctx.transaction(async (tx) => {
    const current = await lockFlag(tx, slug)
    return changeRule(tx, current, () => storeRule(tx, current, { ...current, enabled }))
  })
}

/** Deletes a flag with its targets, without a `flag.rule_updated` for them. @throws notFound */
export function deleteFlag(ctx: Context, slug: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<FlagRow>(sql`
      delete from feature_flags f where f.environment_id = ${tx.environmentId} and f.slug = ${slug}
      returning ${flagColumns}`)
    if (row === undefined) throw notFound('Feature flag', slug)
    recordEvent(tx, flagDeleted, announced(tx, row), undefined, null)
    renewVersion(tx, row.id)
  })
}

function describe(tx: TransactionContext, current: FlagRow, input: UpdateFlag): FlagRow {
  const { name = current.name, description = current.description, tags = current.tags } = input
  const owner = toOwner(input.owner === undefined ? current.owner : input.owner)
  const was = {
    name: current.name,
    description: current.description,
    tags: current.tags,
    owner: toOwner(current.owner),
  }
  const data = changedAttributes(was, { name, description, tags, owner })
  if (data === undefined) return current
  tx.db.send(sql`
    update feature_flags set name = ${name}, description = ${description}, tags = ${tags}, owner = ${owner}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${current.id}`)
  const row = { ...current, name, description, tags, owner, updated_at: tx.now().toISOString() }
  recordEvent(tx, flagUpdated, announced(tx, row), { data }, null)
  return row
}

type StoredRule = Pick<FlagRow, 'enabled' | 'default_value' | 'rollout_percentage'>

async function storeRule(tx: TransactionContext, current: FlagRow, rule: StoredRule): Promise<FlagRow> {
  const { enabled, default_value, rollout_percentage } = rule
  const isSame =
    enabled === current.enabled &&
    default_value === current.default_value &&
    rollout_percentage === current.rollout_percentage
  if (isSame) return current
  tx.db.send(sql`
    update feature_flags set enabled = ${enabled}, default_value = ${default_value}, rollout_percentage = ${rollout_percentage},
      updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${current.id}`)
  return { ...current, enabled, default_value, rollout_percentage, updated_at: tx.now().toISOString() }
}

/** Contains all members in a fixed order; the database stores them in its own order. */
function toOwner(owner: UpdateFlag['owner']): (FlagOwner & Record<string, unknown>) | null {
  if (owner == null) return null
  const { email, first_name = null, last_name = null } = owner
  return { email, first_name, last_name }
}

function selectFlag(ctx: Context, slug: string): Statement {
  return sql`
    select ${flagColumns} from feature_flags f where f.environment_id = ${ctx.environmentId} and f.slug = ${slug}`
}

/** Within a statement that is sent beside the one that finds out whether there is such a flag. */
export function idOfFlag({ environmentId }: Context, slug: string): Statement {
  return sql`(select f.id from feature_flags f where f.environment_id = ${environmentId} and f.slug = ${slug})`
}
