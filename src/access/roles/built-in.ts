import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { rootType } from './schemas.ts'

/** The prefix of the slugs of system permissions, reserved for them. */
export const systemPrefix = 'widgets:'

const systemPermissions = [
  ['widgets:users-table:manage', 'Manage members in the widget'],
  ['widgets:domain-verification:manage', 'Manage domains in the widget'],
  ['widgets:sso:manage', 'Manage single sign-on in the widget'],
  ['widgets:dsync:manage', 'Manage directories in the widget'],
  ['widgets:api-keys:manage', 'Manage organization API keys in the widget'],
  ['widgets:user-api-keys:manage-self', 'Manage own API keys in the widget'],
  ['widgets:user-api-keys:manage-all', "Manage everyone's API keys in the widget"],
  ['widgets:audit-log-streaming:manage', 'Manage log streams in the widget'],
  ['widgets:pipes:manage', 'Manage pipes in the widget'],
] as const

export const systemPermissionSlugs: ReadonlySet<string> = new Set(systemPermissions.map(([slug]) => slug))

/**
 * What every environment begins with: the type `organization`, the system permissions, the role `admin` that has them, and
 * the default role `member`. An operator may delete the roles, once another one is the default.
 */
export async function beginWithRoles(tx: TransactionContext): Promise<void> {
  // Environments from before beginnings were stored have them, or what their operator left of them.
  const known = await tx.db.maybe(
    sql`select 1 from roles where environment_id = ${tx.environmentId} and organization_id is null limit 1`,
  )
  if (known !== undefined) return
  const { environmentId } = tx
  const now = tx.now()
  tx.db.send(sql`
    insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
    values (${environmentId}, ${rootType}, 'Organization', true, ${now}, ${now})
    on conflict (environment_id, slug) do nothing`)
  tx.db.send(sql`
    insert into permissions (environment_id, id, slug, name, resource_type_slug, system, created_at, updated_at)
    select ${environmentId}, given.id, given.slug, given.name, ${rootType}, true, ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${systemPermissions.map(() => tx.newId('perm'))}::text[], ${systemPermissions.map(([slug]) => slug)}::text[],
      ${systemPermissions.map(([, name]) => name)}::text[]) as given (id, slug, name)
    on conflict (environment_id, slug) do nothing`)
  const inserted = await tx.db.many<{ id: string; slug: string }>(sql`
    insert into roles (environment_id, id, slug, name, type, priority, is_default, created_at, updated_at)
    values (${environmentId}, ${tx.newId('role')}, 'admin', 'Admin', 'EnvironmentRole', 1, false, ${now}, ${now}),
      (${environmentId}, ${tx.newId('role')}, 'member', 'Member', 'EnvironmentRole', 2, true, ${now}, ${now})
    on conflict (environment_id, slug) where organization_id is null do nothing returning id, slug`)
  const admin = inserted.find(({ slug }) => slug === 'admin')
  if (admin === undefined) return
  await tx.db.run(sql`
    insert into role_permissions (environment_id, role_id, permission_id)
    select environment_id, ${admin.id}, id from permissions where environment_id = ${environmentId} and system`)
}
