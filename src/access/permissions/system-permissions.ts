import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { rootType } from '../resource-types/index.ts'

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

/** What every environment begins with: the permissions that widgets ask for. */
export async function beginWithPermissions(tx: TransactionContext): Promise<void> {
  const { environmentId } = tx
  const now = tx.now()
  tx.db.send(sql`
    insert into permissions (environment_id, id, slug, name, resource_type_slug, system, created_at, updated_at)
    select ${environmentId}, given.id, given.slug, given.name, ${rootType}, true, ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${systemPermissions.map(() => tx.newId('perm'))}::text[], ${systemPermissions.map(([slug]) => slug)}::text[],
      ${systemPermissions.map(([, name]) => name)}::text[]) as given (id, slug, name)
    on conflict (environment_id, slug) do nothing`)
}
