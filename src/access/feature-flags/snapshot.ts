import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { isInRollout } from './evaluation.ts'
import { selectVersion } from './versions.ts'

/** All flags with their targets, as the official clients evaluate them: JSON by slug. */
export interface Snapshot {
  version: string
  body: Buffer
}

/** Before the first flag. */
const empty: Snapshot = { version: 'empty', body: Buffer.from('{}') }

/** The last one of each environment. What a version names never changes. */
const kept = new Map<string, Snapshot>()
let keptBytes = 0
const keptBytesLimit = 32 * 1_048_576
/** Readings under way, by version: when it is new, all servers of an application ask at once. */
const readings = new Map<string, Promise<Snapshot>>()

/**
 * The current version of the snapshot. Every request reads it, one row by its key. An acknowledged change is therefore
 * in the next response of every server, and an unchanged snapshot is neither read nor built again.
 */
export async function currentVersion(ctx: Context): Promise<string> {
  const row = await ctx.db.maybe<{ version: string }>(selectVersion(ctx))
  return row?.version ?? empty.version
}

/** The snapshot of a version that is current, or a later one. */
export async function readSnapshot(ctx: Context, version: string): Promise<Snapshot> {
  if (version === empty.version) return empty
  const known = kept.get(ctx.environmentId)
  if (known?.version === version) return known
  const reading = readings.get(version) ?? startReading(ctx, version)
  return reading
}

function startReading(ctx: Context, version: string): Promise<Snapshot> {
  const reading = read(ctx)
    .then((snapshot) => keep(ctx.environmentId, snapshot))
    .finally(() => readings.delete(version))
  readings.set(version, reading)
  return reading
}

/** On an ordinary connection: it may list every organization of the environment for each flag that is being rolled out. */
async function read(ctx: Context): Promise<Snapshot> {
  const { text, values } = selectSnapshot(ctx)
  const { rows } = await ctx.system.database.pool.query<{ version: string; body: string }>(text, [...values])
  const [row] = rows
  return row === undefined ? empty : { version: row.version, body: Buffer.from(row.body) }
}

function keep(environmentId: string, snapshot: Snapshot): Snapshot {
  if (keptBytes + snapshot.body.length > keptBytesLimit) {
    kept.clear()
    keptBytes = 0
  }
  keptBytes += snapshot.body.length - (kept.get(environmentId)?.body.length ?? 0)
  kept.set(environmentId, snapshot)
  return snapshot
}

/**
 * One statement, so that version and content belong to the same moment. Organizations in a rollout are listed with the
 * targets.
 */
export function selectSnapshot({ environmentId }: Pick<Context, 'environmentId'>): Statement {
  return sql`
    select v.version, coalesce((
      select json_object_agg(f.slug, json_build_object(
          'slug', f.slug, 'enabled', f.enabled, 'default_value', f.default_value,
          'targets', json_build_object('users', (${users}), 'organizations', (${organizations}),
            'custom_targets', (${customTargets}))) order by f.slug)
      from feature_flags f where f.environment_id = v.environment_id)::text, '{}') as body
    from feature_flag_versions v where v.environment_id = ${environmentId}`
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
