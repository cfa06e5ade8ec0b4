import type { Placement } from '#environment/environments/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
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
  await checkSchemas(source, target, targetName)
  for (const [system, name] of [
    [source, placement.cluster],
    [target, targetName],
  ] as const) {
    await checkRights(system, name)
    await checkRotation(system, name)
  }
  const hasSameKeys = source.dataKeys
    .of('credentials')
    .every(({ material }, i) => target.dataKeys.of('credentials')[i]?.material.equals(material))
  if (!hasSameKeys)
    throw new ConfigError(
      `The cluster ${targetName} has other keys of the database than ${placement.cluster}. If they were rotated just now, try again in a minute.`,
    )
}

async function checkSchemas(source: System, target: System, targetName: string): Promise<void> {
  const [here, there] = await Promise.all([source, target].map(migrationsOf))
  const missing = here?.filter((name) => !there?.includes(name)) ?? []
  const unknown = there?.filter((name) => !here?.includes(name)) ?? []
  if (missing.length === 0 && unknown.length === 0) return
  throw new ConfigError(
    `The clusters don't have the same tables: ${missing.length > 0 ? `${targetName} lacks` : `only ${targetName} has`} the migration ${missing[0] ?? unknown[0]}. Run gatehouse migrate, and try again.`,
  )
}

async function migrationsOf({ database }: System): Promise<string[]> {
  const rows = await database.many<{ name: string }>(sql`
    select m.name from schema_migrations m
    where not exists (select from schema_migration_steps s where s.migration = m.name and not s.completed) order by m.name`)
  return rows.map(({ name }) => name)
}

/** Triggers are made by the owner of a table. */
async function checkRights({ database }: System, name: string): Promise<void> {
  const { is_primary, owns } = await database.one<{ is_primary: boolean; owns: boolean }>(sql`
    select not pg_is_in_recovery() as is_primary, bool_and(pg_has_role(c.relowner, 'usage')) as owns from pg_class c
    where c.oid in ('environments'::regclass, 'graphile_worker._private_jobs'::regclass)`)
  if (!is_primary) throw new ConfigError(`The cluster ${name} is a standby. Name its primary in the settings.`)
  if (!owns)
    throw new ConfigError(
      `The role of the cluster ${name} does not own its tables. Run the move with the role that runs gatehouse migrate.`,
    )
}

async function checkRotation(system: System, name: string): Promise<void> {
  const rotations = await listRotations(system)
  if (rotations.every(({ state }) => state === 'stored' || state === 'completed')) return
  throw new ConfigError(
    `Keys are being rotated in the cluster ${name}. Wait until gatehouse keys says that everything is stored again.`,
  )
}
