import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationRoleDeleted } from './events.ts'
import { roleWithPermissions } from './schemas.ts'

/** Deletes the roles of an organization after its members, and records `organization_role.deleted` for each. */
export async function endOrganizationRoles(tx: TransactionContext, organizationId: string): Promise<void> {
  await recordRemoval(tx, organizationRoleDeleted, {
    removed: sql`
      delete from roles r where r.environment_id = ${tx.environmentId} and r.organization_id = ${organizationId}
      returning ${roleWithPermissions}`,
    data: announcedRole,
  })
}

/** What `toAnnouncedOrganizationRole` makes of a row. */
const announcedRole = sql`
  json_build_object(
    'object', 'organization_role', 'organization_id', organization_id, 'slug', slug, 'name', name,
    'description', description, 'resource_type_slug', resource_type_slug, 'permissions', permissions,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
