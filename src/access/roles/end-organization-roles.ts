import { isoTime, recordRemoval } from '../../events/event-log/index.ts'
import { sql } from '../../platform/db/sql.ts'
import type { EndDependents } from '../../platform/dependents.ts'
import { organizationRoleDeleted } from './events.ts'
import { roleWithPermissions } from './schemas.ts'

/** Deletes the roles of an organization after its members, and records `organization_role.deleted` for each. */
export const endOrganizationRoles: EndDependents = async (tx, { organizationId, userId }) => {
  if (organizationId === undefined || userId !== undefined) return
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
