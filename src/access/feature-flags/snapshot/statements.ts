import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { isInRollout } from '../evaluation.ts'
import type { SnapshotFlag } from './flag-content.ts'

type InEnvironment = Pick<Context, 'environmentId'>

export interface SnapshotRow {
  version: string
  number: number
  flags: SnapshotFlag[]
}

export interface ChangesRow extends SnapshotRow {
  changes: {
    number: number
    version: string
    former_version: string | null
    flag_id: string | null
    organization_id: string | null
  }[]
  /** What flags say of the organizations that came or went, where they say anything. */
  entries: { flag_id: string; id: string; enabled: boolean }[]
}

/**
 * One statement, so that version and content belong to the same moment. Organizations in a rollout are listed with the
 * targets.
 */
export function selectSnapshot({ environmentId }: InEnvironment): Statement {
  return sql`
    select v.version, v.number, (${flagsWhere(sql`true`)}) as flags
    from feature_flag_versions v where v.environment_id = ${environmentId}`
}

/** What changed since a version, and what it changed to, at most `limit` changes. Of one moment as well. */
export function selectChanges({ environmentId }: InEnvironment, number: number, limit: number): Statement {
  return sql`
    with changes as materialized (
      select c.number, c.version, c.former_version, c.flag_id, c.organization_id from feature_flag_changes c
      where c.environment_id = ${environmentId} and c.number > ${number} order by c.number limit ${limit}
    )
    select v.version, v.number,
      (select coalesce(json_agg(c order by c.number), '[]') from changes c) as changes,
      (${flagsWhere(sql`f.id = any(array(select flag_id from changes where flag_id is not null))`)}) as flags,
      (select coalesce(json_agg(e), '[]') from (
        select f.id as flag_id, t.organization_id as id, t.enabled from feature_flags f
        join feature_flag_targets t on t.environment_id = f.environment_id and t.flag_id = f.id
        where f.environment_id = v.environment_id
          and t.organization_id = any(array(select organization_id from changes where organization_id is not null))
        union all
        select f.id, o.id, true from feature_flags f
        join organizations o on o.environment_id = f.environment_id
          and o.id = any(array(select organization_id from changes where organization_id is not null))
        where f.environment_id = v.environment_id and f.enabled and f.rollout_percentage > 0 and ${isInRollout(sql`o.id`)}
      ) e) as entries
    from feature_flag_versions v where v.environment_id = ${environmentId}`
}

function flagsWhere(condition: Statement): Statement {
  return sql`
    select coalesce(json_agg(json_build_object(
        'id', f.id, 'slug', f.slug, 'enabled', f.enabled, 'default_value', f.default_value,
        'targets', json_build_object('users', (${users}), 'organizations', (${organizations}),
          'custom_targets', (${customTargets})))), '[]')
    from feature_flags f where f.environment_id = v.environment_id and ${condition}`
}

const customTargets = sql`
  select coalesce(json_agg(json_build_object('type', c.target_type, 'id', c.target_id, 'enabled', true)
    order by c.target_type, c.target_id), '[]')
  from feature_flag_custom_targets c where c.environment_id = f.environment_id and c.flag_id = f.id`

const users = sql`
  select coalesce(json_agg(json_build_object('id', t.user_id, 'enabled', t.enabled) order by t.user_id), '[]')
  from feature_flag_targets t
  where t.environment_id = f.environment_id and t.flag_id = f.id and t.user_id is not null`

const organizations = sql`
  select coalesce(json_agg(json_build_object('id', id, 'enabled', enabled) order by id), '[]')
  from (
    select t.organization_id as id, t.enabled from feature_flag_targets t
    where t.environment_id = f.environment_id and t.flag_id = f.id and t.organization_id is not null
    union all
    select o.id, true from organizations o
    where f.enabled and f.rollout_percentage > 0 and o.environment_id = f.environment_id
      and ${isInRollout(sql`o.id`)}) as entries`
