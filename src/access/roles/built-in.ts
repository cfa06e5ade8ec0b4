import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * What every environment begins with: the role `admin`, which has the permissions of the system, and the default role
 * `member`. An operator may delete the roles, once another one is the default.
 */
export async function beginWithRoles(tx: TransactionContext): Promise<void> {
  // Environments from before beginnings were stored have them, or what their operator left of them.
  const known = await tx.db.maybe(
    sql`select 1 from roles where environment_id = ${tx.environmentId} and organization_id is null limit 1`,
  )
  if (known !== undefined) return
  const { environmentId } = tx
  const now = tx.now()
  const inserted = await tx.db.many<{ id: string; slug: string }>(sql`
    insert into roles (environment_id, id, slug, name, type, priority, is_default, created_at, updated_at)
    values (${environmentId}, ${tx.newId('role')}, 'admin', 'Admin', 'EnvironmentRole', 1, false, ${now}, ${now}),
      (${environmentId}, ${tx.newId('role')}, 'member', 'Member', 'EnvironmentRole', 2, true, ${now}, ${now})
    on conflict (environment_id, slug) where organization_id is null do nothing returning id, slug`)
  const admin = inserted.find(({ slug }) => slug === 'admin')
  if (admin === undefined) return
  tx.db.send(sql`
    insert into role_permissions (environment_id, role_id, permission_id)
    select p.environment_id, ${admin.id}, p.id from permissions p where p.environment_id = ${environmentId} and p.system`)
}
