import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { CustomTarget } from './custom-target.ts'

/**
 * Who gets a flag, in this order: no one while it is disabled; everyone if that is its default; a user who is a target;
 * the members of an organization that is a target; what uses a thing of the application that is a target, where a caller names
 * it; those of an organization in the roll-out; else no one.
 *
 * A target only lets someone in, as in the official clients. So an organization that is kept out is one that the
 * roll-out passes over, and users cannot be kept out. Everything that decides is composed of the parts below; the
 * snapshot lists the organizations in a roll-out, and so leads the official clients to the same answers.
 */
export const reasons = [
  'disabled',
  'everyone',
  'user_target',
  'organization_target',
  'custom_target',
  'rollout',
  'no_match',
] as const
export type Reason = (typeof reasons)[number]

/** For whom a flag is evaluated. */
export interface Subject {
  userId: string | null | Statement
  /** An array of ids, as an expression: organizations any of which may have the flag. */
  organizationIds: Statement
  /** Things of the application, of its own types. */
  custom?: readonly CustomTarget[] | undefined
}

/** The {@link Reason} for what a subject gets, of a flag with the alias `f`. */
function reasonFor({ userId, organizationIds, custom = [] }: Subject): Statement {
  return sql`
    case when not f.enabled then 'disabled' when f.default_value then 'everyone'
      when exists (select 1 from feature_flag_targets t
        where t.environment_id = f.environment_id and t.flag_id = f.id and t.user_id = ${userId}) then 'user_target'
      when exists (select 1 from feature_flag_targets t
        where t.environment_id = f.environment_id and t.flag_id = f.id and t.organization_id = any(${organizationIds})
          and t.enabled) then 'organization_target'
      ${custom.length === 0 ? sql`` : sql`when ${isCustomTarget(custom)} then 'custom_target'`}
      when f.rollout_percentage > 0 and exists (select 1 from organizations o
        where o.environment_id = f.environment_id and o.id = any(${organizationIds})
          and ${isInRollout(sql`o.id`)}) then 'rollout'
      else 'no_match' end`
}

function isCustomTarget(custom: readonly CustomTarget[]): Statement {
  return sql`exists (select 1 from feature_flag_custom_targets c
    where c.environment_id = f.environment_id and c.flag_id = f.id and (c.target_type, c.target_id) in (
      select * from unnest(${custom.map(({ type }) => type)}::text[], ${custom.map(({ id }) => id)}::text[])))`
}

/** Whether a subject gets the flag with the alias `f`. */
export function isOnFor(subject: Subject): Statement {
  return sql`f.enabled and ${reasonFor(subject)} <> 'no_match'`
}

/**
 * Whether an organization that exists is in the roll-out of the flag `f`. Each has its place among a hundred, another one
 * for each flag: it never moves, so that more organizations get a flag as its percentage grows, and none loses it.
 */
export function isInRollout(organizationId: Statement): Statement {
  return sql`
    ('x' || left(encode(sha256(convert_to(f.id || ':' || ${organizationId}, 'UTF8')), 'hex'), 7))::bit(28)::integer % 100
      < f.rollout_percentage
    and not exists (select 1 from feature_flag_targets byhand
      where byhand.environment_id = f.environment_id and byhand.flag_id = f.id
        and byhand.organization_id = ${organizationId})`
}

export interface Evaluation {
  value: boolean
  reason: Reason
}

/** For whom and what a flag is evaluated. */
interface EvaluatedFor {
  userId?: string | null
  organizationId?: string | null
  custom?: readonly CustomTarget[] | undefined
}

/** What a user in an organization gets, either of which may be left out or unknown. @throws notFound for the flag */
export async function evaluateFlag(
  ctx: Context,
  slug: string,
  { userId = null, organizationId = null, custom }: EvaluatedFor,
): Promise<Evaluation> {
  const row = await ctx.db.maybe<{ reason: Reason }>(selectReason(ctx, slug, { userId, organizationId, custom }))
  if (row === undefined) throw notFound('Feature flag', slug)
  return { value: row.reason !== 'disabled' && row.reason !== 'no_match', reason: row.reason }
}

export function selectReason(
  { environmentId }: Pick<Context, 'environmentId'>,
  slug: string,
  { userId, organizationId, custom }: Required<Pick<EvaluatedFor, 'userId' | 'organizationId'>> & EvaluatedFor,
): Statement {
  return sql`
    select ${reasonFor({ userId, organizationIds: one(organizationId), custom })} as reason from feature_flags f
    where f.environment_id = ${environmentId} and f.slug = ${slug}`
}

/** The slugs of the flags that a session's user gets in its organization, in order: claim `feature_flags`. Both may be expressions. */
export async function flagsOfSession(
  ctx: Context,
  userId: string | Statement,
  organizationId: string | null | Statement,
): Promise<string[]> {
  const rows = await ctx.db.many<{ slug: string }>(selectFlagsOfSession(ctx, userId, organizationId))
  return rows.map(({ slug }) => slug)
}

export function selectFlagsOfSession(
  { environmentId }: Pick<Context, 'environmentId'>,
  userId: string | Statement,
  organizationId: string | null | Statement,
): Statement {
  return sql`
    select f.slug from feature_flags f
    where f.environment_id = ${environmentId} and ${isOnFor({ userId, organizationIds: one(organizationId) })}
    order by f.slug`
}

function one(organizationId: string | null | Statement): Statement {
  return sql`array[${organizationId}::text]`
}
