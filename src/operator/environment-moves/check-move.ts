import type { Placement } from '#environment/environments/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import type { DataKeyPurpose } from '#platform/crypto/data-keys.ts'
import { sql } from '#platform/db/sql.ts'
import { listRotations } from '#platform/key-rotation/index.ts'

/** An environment, the cluster where it is, and the one where it is to be. */
export interface Move {
  readonly environmentId: string
  readonly source: System
  readonly target: System
  readonly targetName: string
  /** The cluster with the placements of all environments. */
  readonly main: System
}

interface Found {
  kind: string
  is_first: boolean
}

/** @throws ConfigError that says what to do before the move. Nothing was changed */
export async function checkMove(
  { environmentId, source, target, targetName }: Move,
  placement: Placement,
): Promise<void> {
  const found = await source.database.maybe<Found>(sql`
    select e.kind, not exists (select from environments o where o.kind <> 'system' and o.id < e.id) as is_first
    from environments e where e.id = ${environmentId}`)
  if (found === undefined)
    throw new ConfigError(`There is no environment ${environmentId}. See: gatehouse environments list`)
  if (placement.cluster === targetName)
    throw new ConfigError(`${environmentId} is in the cluster ${targetName} already. Nothing was changed.`)
  if (found.kind === 'system')
    throw new ConfigError('The environment of the operators stays in the cluster main. Move another one.')
  if (found.is_first && placement.cluster === 'main')
    throw new ConfigError('The first environment of a server stays in the cluster main. Move another one.')
  for (const system of [source, target]) await checkRights(system)
  await checkClusters({ source, target })
}

/**
 * What may change while rows are copied, and is asked once more before the environment goes on in the other cluster.
 *
 * @throws ConfigError that says what to do
 */
export async function checkClusters({ source, target }: Pick<Move, 'source' | 'target'>): Promise<void> {
  await checkSchemas(source, target)
  await Promise.all([source.dataKeys.refresh(), target.dataKeys.refresh()])
  for (const system of [source, target]) await checkRotation(system)
  checkKeys(source, target)
}

/** A hash needs all keys of credentials. The source may have removed a key of secrets that the target still has, but not the other way round. */
function checkKeys(source: System, target: System): void {
  const hasKeysOf = (one: System, other: System, purpose: DataKeyPurpose) =>
    other.dataKeys
      .of(purpose)
      .every(({ version, material }) =>
        one.dataKeys.of(purpose).some((key) => key.version === version && key.material.equals(material)),
      )
  const agree =
    hasKeysOf(target, source, 'credentials') &&
    hasKeysOf(source, target, 'credentials') &&
    hasKeysOf(target, source, 'secrets')
  if (agree) return
  throw new ConfigError(
    `The cluster ${target.cluster} has other keys of the database than ${source.cluster}. If keys were rotated just now, try again in a minute. Otherwise ${source.cluster} still has values under an earlier key: forget what environments left behind there, and try again a day later.`,
  )
}

async function checkSchemas(source: System, target: System): Promise<void> {
  const [here, there] = await Promise.all([source, target].map(migrationsOf))
  const missing = here?.filter((name) => !there?.includes(name)) ?? []
  const unknown = there?.filter((name) => !here?.includes(name)) ?? []
  if (missing.length === 0 && unknown.length === 0) return
  throw new ConfigError(
    `The clusters don't have the same tables: ${missing.length > 0 ? `${target.cluster} lacks` : `only ${target.cluster} has`} the migration ${missing[0] ?? unknown[0]}. Run gatehouse migrate, and try again.`,
  )
}

async function migrationsOf({ database }: System): Promise<string[]> {
  const rows = await database.many<{ name: string }>(sql`
    select m.name from schema_migrations m
    where not exists (select from schema_migration_steps s where s.migration = m.name and not s.completed) order by m.name`)
  return rows.map(({ name }) => name)
}

/** Triggers are made by the owner of a table. */
async function checkRights({ cluster, database }: System): Promise<void> {
  const { is_primary, owns } = await database.one<{ is_primary: boolean; owns: boolean }>(sql`
    select not pg_is_in_recovery() as is_primary, bool_and(pg_has_role(c.relowner, 'usage')) as owns from pg_class c
    where c.oid in ('environments'::regclass, 'graphile_worker._private_jobs'::regclass)`)
  if (!is_primary) throw new ConfigError(`The cluster ${cluster} is a standby. Name its primary in the settings.`)
  if (!owns)
    throw new ConfigError(
      `The role of the cluster ${cluster} does not own its tables. Run the move with the role that runs gatehouse migrate.`,
    )
}

async function checkRotation(system: System): Promise<void> {
  const rotations = await listRotations(system)
  if (rotations.every(({ state }) => state === 'stored' || state === 'completed')) return
  throw new ConfigError(
    `Keys are being rotated in the cluster ${system.cluster}. Wait until gatehouse keys says that everything is stored again.`,
  )
}
