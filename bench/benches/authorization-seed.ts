import type { Context } from '#platform/context.ts'
import { organizationId, seedIdBody, type World } from '../kit/world.ts'
import { seedId } from './expressions.ts'

/** What stands in the first organization of a world. All of it has numbers, from 1. */
export interface Plan {
  resources: number
  memberships: number
  assignments: number
  /** How many resources under one folder the first membership sees, each by an assignment of its own. */
  visible: number
  /** The first resource of each of the five levels. */
  levels: readonly number[]
}

export const editPermission = 'bench-edit'

/** All of it in the world that benches use, a tenth in those for the slope, and in a smoke run enough to see that it works. */
export function planOf({ organizations, users }: Pick<World, 'organizations' | 'users'>): Plan {
  if (users >= 10_000) return plan(100_000, 10_000, 1_000_000, 10_000)
  if (users === 0) return plan(10_000, 1_000, 100_000, 1_000)
  return plan(500, Math.min(50, organizations), 1_000, 200)
}

function plan(resources: number, memberships: number, assignments: number, visible: number): Plan {
  const levels = [1]
  for (const share of [0.0002, 0.001, 0.01, 0.1]) {
    levels.push((levels.at(-1) ?? 1) + Math.max(1, Math.round(resources * share)))
  }
  return { resources, memberships, assignments, visible, levels }
}

export const firstLeafOf = ({ levels }: Plan) => levels[4] ?? 1
/** The folder under which the first membership sees every other one: the first leaves are its children. */
export const folderOf = (given: Plan) => firstLeafOf(given) - 1
export const visibleResource = (given: Plan, i: number) => firstLeafOf(given) + 2 * i

/** The membership and the resource of an assignment beside those of the first membership. An even one permits to edit. */
export function assignmentOf(
  { memberships, resources }: Plan,
  number: number,
): { membership: number; resource: number } {
  const others = memberships - 1
  const membership = 2 + (number % others)
  const turn = Math.floor(number / others)
  return { membership, resource: 1 + ((membership * 7_919 + turn * 1_009) % resources) }
}

const offset = 1_000_000_000

/** The id of a row of this seed. Its numbers are apart from those of all other rows. */
export function authorizationId(prefix: string, number: number): string {
  return `${prefix}_${seedIdBody}${String(offset + number).padStart(16, '0')}`
}

/** The same as SQL, of an expression for the number. */
export function authorizationIdSql(prefix: string, number: string): string {
  return seedId(prefix, `${offset} + (${number})`)
}

/** Five levels of resources, roles for each, members and groups with roles on them. */
export async function seedAuthorization(
  context: Context,
  world: Pick<World, 'organizations' | 'users'>,
): Promise<void> {
  const { environmentId } = context
  const given = planOf(world)
  const organization = organizationId(1)
  const query = (text: string, ...values: unknown[]) => context.system.database.pool.query(text, values)
  const id = authorizationIdSql

  await query(
    `insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
     select $1, 'level-' || i, 'Level ' || i, false, now(), now() from generate_series(1, 5) i`,
    environmentId,
  )
  await query(
    `insert into permissions (environment_id, id, slug, name, resource_type_slug, system, created_at, updated_at)
     values ($1, ${id('perm', '0')}, 'bench-view', 'View', 'level-5', false, now(), now()),
       ($1, ${id('perm', '1')}, '${editPermission}', 'Edit', 'level-5', false, now(), now())`,
    environmentId,
  )
  // Two for each level: the odd ones edit.
  await query(
    `insert into roles (environment_id, id, slug, name, type, resource_type_slug, priority, is_default, created_at, updated_at)
     select $1, ${id('role', 'i')}, 'role-' || i, 'Role', 'EnvironmentRole', 'level-' || i / 2, 100 + i, false, now(), now()
     from generate_series(2, 11) i`,
    environmentId,
  )
  await query(
    `insert into role_permissions (environment_id, role_id, permission_id)
     select $1, ${id('role', 'i')}, ${id('perm', 'p')} from generate_series(2, 11) i, generate_series(0, i % 2) p`,
    environmentId,
  )
  await query(
    `insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
     select $1, ${id('user', 'i')}, 'member-' || i || '@bench.example', 'member-' || i || '@bench.example', true, now(), now()
     from generate_series(1, $2::integer) i`,
    environmentId,
    given.memberships,
  )
  await query(
    `insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at,
       updated_at)
     select $1, ${id('om', 'i')}, ${id('user', 'i')}, $3, 'active', '{member}', now(), now()
     from generate_series(1, $2::integer) i`,
    environmentId,
    given.memberships,
    organization,
  )
  await insertResources(context, given, organization)
  await withoutIndexes(context, 'role_assignments', () => insertAssignments(context, given))
  await insertGroups(context, given, organization)
}

async function insertResources({ system, environmentId }: Context, given: Plan, organization: string): Promise<void> {
  const id = authorizationIdSql
  for (const [i, first] of given.levels.entries()) {
    const last = (given.levels[i + 1] ?? given.resources + 1) - 1
    const [firstAbove = 0, above = 1] = [given.levels[i - 1], first - (given.levels[i - 1] ?? first - 1)]
    const isInFolder = i === 4 ? `n < ${first + 2 * given.visible}` : 'false'
    const parent =
      i === 0
        ? '$2'
        : id('authz_resource', `case when ${isInFolder} then ${first - 1} else ${firstAbove} + n % ${above} end`)
    await system.database.pool.query(
      `insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name,
         parent_id, path, created_at, updated_at)
       select $1, t.id, $3, 'level-${i + 1}', 'resource-' || t.n, 'Resource ' || t.n, p.id, p.path || t.id, now(), now()
       from (
         select n, ${id('authz_resource', 'n')} as id, ${parent}::text as parent_id from generate_series($4::integer, $5::integer) n) t
       join authorization_resources p on p.environment_id = $1 and p.id = t.parent_id and $2::text <> ''`,
      [environmentId, `authz_resource_${organization.slice('org_'.length)}`, organization, first, last],
    )
  }
}

/** A million rows go in several times faster when the indexes are built afterwards, in their former order. */
async function withoutIndexes({ system }: Context, table: string, insert: () => Promise<void>): Promise<void> {
  const { rows } = await system.database.pool.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass and not indisprimary order by indexrelid`,
    [table],
  )
  for (const { name } of rows) await system.database.pool.query(`drop index ${name}`)
  await insert()
  for (const { definition } of rows) await system.database.pool.query(definition)
}

async function insertAssignments({ system, environmentId }: Context, given: Plan): Promise<void> {
  const id = authorizationIdSql
  const others = given.memberships - 1
  const insert = (number: string, membership: string, resource: string, editing: string, count: number) =>
    system.database.pool.query(
      `insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, parent_id, created_at)
       select $1, ${id('role_assignment', number)}, ${id('om', membership)},
         ${id('role', `2 * right(t.resource_type_slug, 1)::integer + ${editing}`)}, t.id, t.parent_id, now()
       from generate_series(1, $2::integer) a
       join authorization_resources t on t.environment_id = $1 and t.id = ${id('authz_resource', resource)}`,
      [environmentId, count],
    )
  await insert('a', '1', `${firstLeafOf(given) - 2} + 2 * a`, '1', given.visible)
  const membership = `2 + a % ${others}`
  await insert(
    `${given.visible} + a`,
    membership,
    `1 + ((${membership}) * 7919 + a / ${others} * 1009) % ${given.resources}`,
    '(a + 1) % 2',
    given.assignments - given.visible,
  )
}

/** A hundred groups with a tenth of the members each, that give roles to view ten folders each. */
async function insertGroups({ system, environmentId }: Context, given: Plan, organization: string): Promise<void> {
  const id = authorizationIdSql
  const query = (text: string, ...values: unknown[]) => system.database.pool.query(text, [environmentId, ...values])
  const [firstFolder = 1, firstLeaf = 1] = given.levels.slice(3)
  await query(
    `insert into groups (environment_id, id, organization_id, name, created_at, updated_at)
     select $1, ${id('group', 'i')}, $2, 'Group ' || i, now(), now() from generate_series(0, 99) i`,
    organization,
  )
  await query(
    `insert into group_members (environment_id, group_id, organization_membership_id, created_at)
     select $1, ${id('group', '(i * 7 + turn * 13) % 100')}, ${id('om', 'i')}, now()
     from generate_series(1, $2::integer) i, generate_series(0, 2) turn`,
    given.memberships,
  )
  await query(
    `insert into group_role_assignments (environment_id, id, group_id, role_id, resource_id, parent_id, created_at)
     select $1, ${id('gra', 'i * 10 + turn')}, ${id('group', 'i')}, ${id('role', '8')}, t.id, t.parent_id, now()
     from generate_series(0, 99) i cross join generate_series(0, 9) turn
     join authorization_resources t on t.environment_id = $1
       and t.id = ${id('authz_resource', `${firstFolder} + (i * 10 + turn) % ${firstLeaf - firstFolder}`)}
     on conflict do nothing`,
  )
}
