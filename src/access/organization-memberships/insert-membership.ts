import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationMembershipCreated } from './events.ts'
import { type MembershipRow, membershipColumns, toEventMembership } from './schemas.ts'

/** A user and an organization, of which there is one membership at most. */
export interface Pair {
  user_id: string
  organization_id: string
}

/** The state of a member in its directory. */
export type OfDirectory = Partial<Pick<MembershipRow, 'directory_managed' | 'custom_attributes'>>

/**
 * Makes a user a member and records `organization_membership.created`.
 *
 * @returns `undefined` when the pair has a membership already.
 * @throws notFound for the user or the organization.
 */
export async function insertMembership(
  tx: TransactionContext,
  { user_id, organization_id }: Pair,
  status: 'active' | 'pending',
  roles: string[],
  { directory_managed = false, custom_attributes = {} }: OfDirectory = {},
): Promise<MembershipRow | undefined> {
  const row = await tx.db.maybe<MembershipRow>(sql`
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs,
      directory_managed, custom_attributes, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('om')}, ${user_id}, ${organization_id}, ${status}, ${roles},
      ${directory_managed}, ${custom_attributes}, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, user_id, organization_id) do nothing
    returning ${membershipColumns}`)
  if (row !== undefined) recordEvent(tx, organizationMembershipCreated, toEventMembership(row))
  return row
}
