import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { flagRuleUpdated } from './events.ts'
import { type FlagRow, type FlagWithRule, toFlag } from './schemas.ts'
import { renewVersion } from './versions.ts'

type AccessType = FlagWithRule['access_type']

/** Who gets a flag, in the words of its event. */
interface Rule {
  access_type: AccessType
  rollout_percentage: number
  configured_targets: { organizations: { id: string; name: string }[]; users: { id: string; email: string }[] }
  /** Kept out of the roll-out. */
  excluded_organizations: { id: string; name: string }[]
  custom_targets: { type: string; id: string }[]
}

/**
 * Changes who gets a flag that is locked, and records `flag.rule_updated` with the rule before and after. Records nothing
 * where both are the same.
 */
export async function changeRule(
  tx: TransactionContext,
  before: FlagRow,
  change: () => Promise<FlagRow>,
): Promise<FlagRow> {
  // Each statement sees what those before it have done, so no one waits between them.
  const reading = readRule(tx, before)
  reading.catch(() => undefined)
  const after = await change()
  const [was, is] = await Promise.all([reading, readRule(tx, after)])
  const data = changedAttributes(toFlag(before), toFlag(after))
  const context = changedAttributes(was, is)
  if (data === undefined && context === undefined) return after
  const previous = { ...(data && { data }), ...(context && { context }) }
  recordEvent(tx, flagRuleUpdated, announced(tx, after), previous, null, { ...is })
  renewVersion(tx, after.id)
  return after
}

/** A flag as events carry it. */
export function announced({ environmentId }: Context, row: FlagRow) {
  return { ...toFlag(row), environment_id: environmentId }
}

export async function withRule(ctx: Context, row: FlagRow): Promise<FlagWithRule> {
  const { has_targets } = await ctx.db.one<{ has_targets: boolean }>(sql`
    select exists (select 1 from feature_flag_targets t
        where t.environment_id = ${ctx.environmentId} and t.flag_id = ${row.id} and t.enabled)
      or exists (select 1 from feature_flag_custom_targets c
        where c.environment_id = ${ctx.environmentId} and c.flag_id = ${row.id}) as has_targets`)
  return toFlagWithRule(row, has_targets)
}

export function toFlagWithRule(row: FlagRow, hasTargets: boolean): FlagWithRule {
  return {
    ...toFlag(row),
    access_type: accessTypeOf(row, hasTargets),
    rollout_percentage: row.rollout_percentage,
  }
}

function accessTypeOf({ default_value, rollout_percentage }: FlagRow, hasTargets: boolean): AccessType {
  if (default_value) return 'all'
  return hasTargets || rollout_percentage > 0 ? 'some' : 'none'
}

async function readRule(tx: TransactionContext, flag: FlagRow): Promise<Rule> {
  const [targets, custom] = await Promise.all([
    tx.db.many<{ id: string; email: string | null; name: string | null; enabled: boolean }>(sql`
      select t.target_id as id, u.email, o.name, t.enabled from feature_flag_targets t
      left join users u on u.environment_id = t.environment_id and u.id = t.user_id
      left join organizations o on o.environment_id = t.environment_id and o.id = t.organization_id
      where t.environment_id = ${tx.environmentId} and t.flag_id = ${flag.id} order by t.target_id`),
    tx.db.many<{ type: string; id: string }>(sql`
      select c.target_type as type, c.target_id as id from feature_flag_custom_targets c
      where c.environment_id = ${tx.environmentId} and c.flag_id = ${flag.id} order by 1, 2`),
  ])
  const organizations = targets.flatMap(({ id, name, enabled }) => (name === null ? [] : [{ id, name, enabled }]))
  const named = (isIn: boolean) =>
    organizations.flatMap(({ id, name, enabled }) => (enabled === isIn ? [{ id, name }] : []))
  return {
    access_type: accessTypeOf(flag, custom.length > 0 || targets.some(({ enabled }) => enabled)),
    rollout_percentage: flag.rollout_percentage,
    configured_targets: {
      organizations: named(true),
      users: targets.flatMap(({ id, email }) => (email === null ? [] : [{ id, email }])),
    },
    excluded_organizations: named(false),
    custom_targets: custom,
  }
}
