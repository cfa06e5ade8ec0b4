import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import { revokeSessionsIn } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { organizationMembershipDeleted } from './events.ts'
import { selectMembers } from './find-memberships.ts'
import { membershipColumns } from './schemas.ts'

/** Deletes the memberships of a user or in an organization and records `organization_membership.deleted` for each. */
export function endMemberships(
  tx: TransactionContext,
  { userId, organizationId }: { userId?: string; organizationId?: string },
): Promise<void> {
  return recordRemoval(tx, organizationMembershipDeleted, {
    removed: sql`
      delete from organization_memberships where ${all([
        sql`environment_id = ${tx.environmentId}`,
        userId === undefined ? undefined : sql`user_id = ${userId}`,
        organizationId === undefined ? undefined : sql`organization_id = ${organizationId}`,
      ])} returning ${membershipColumns}`,
    data: eventMembership,
  })
}

/** Ends the memberships of an organization, and the sessions in it: first those, as where one membership ends. */
export async function endMembers(tx: TransactionContext, organizationId: string): Promise<void> {
  // A sign-in that becomes a session at this moment holds its membership: it is waited for.
  tx.db.send(sql`
    select 1 from organization_memberships
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId} order by id for update`)
  await revokeSessionsIn(tx, organizationId, selectMembers(tx, organizationId))
  await endMemberships(tx, { organizationId })
}

/** What `toEventMembership` makes of a row. */
const eventMembership = sql`
  json_build_object(
    'object', 'organization_membership', 'id', id, 'user_id', user_id, 'organization_id', organization_id,
    'status', status, 'directory_managed', directory_managed, 'custom_attributes', custom_attributes,
    'role', json_build_object('slug', role_slugs[1]),
    'roles', (
      select json_agg(json_build_object('slug', slug) order by place)
      from unnest(role_slugs) with ordinality as held (slug, place)),
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
