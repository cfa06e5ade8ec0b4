import { recordEvent } from '#events/event-log/index.ts'
import { revokeSessionsOfUser } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationMembershipCreated } from './events.ts'
import type { Pair } from './insert-membership.ts'
import { type MembershipRow, type MembershipStatus, membershipColumns, toEventMembership } from './schemas.ts'
import { getMembership } from './service.ts'
import { changeMembership, lockMembership } from './transitions.ts'

export interface ImportedMembership extends Pair {
  /** One that is kept; by default a new one. */
  id?: string
  status: MembershipStatus
  /** As `requireRoles` or `defaultRole` gives them in the same transaction. */
  roles: readonly string[]
  /** When it was created in the other system; null for now. */
  created_at: Date | null
}

/**
 * Stores many memberships in one statement and records `organization_membership.created` for each. A pair that has one keeps it.
 *
 * @returns the ids of the new ones by `user_id@organization_id`
 * @throws notFound for a user or an organization that is gone
 */
export async function importMemberships(
  tx: TransactionContext,
  memberships: readonly ImportedMembership[],
): Promise<Map<string, string>> {
  if (memberships.length === 0) return new Map()
  const rows = await tx.db.many<MembershipRow>(sql`
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs,
      directory_managed, custom_attributes, created_at, updated_at)
    select ${tx.environmentId}, id, user_id, organization_id, status, array(select jsonb_array_elements_text(roles)), false,
      '{}', coalesce(created_at, ${tx.now()}::timestamptz), ${tx.now()}::timestamptz
    from unnest(${memberships.map(({ id }) => id ?? tx.newId('om'))}::text[], ${memberships.map(({ user_id }) => user_id)}::text[],
      ${memberships.map(({ organization_id }) => organization_id)}::text[],
      ${memberships.map(({ status }) => status)}::text[],
      ${memberships.map(({ roles }) => JSON.stringify(roles))}::jsonb[],
      ${memberships.map(({ created_at }) => created_at)}::timestamptz[])
      as given (id, user_id, organization_id, status, roles, created_at)
    on conflict do nothing
    returning ${membershipColumns}`)
  for (const row of rows) recordEvent(tx, organizationMembershipCreated, toEventMembership(row))
  return new Map(rows.map(({ id, user_id, organization_id }) => [`${user_id}@${organization_id}`, id]))
}

/**
 * Gives a membership the status and roles that it has in another system. One that becomes inactive ends the user's sessions in the
 * organization.
 *
 * @throws notFound
 */
export async function followMembership(
  tx: TransactionContext,
  id: string,
  { status, roles }: { status: MembershipStatus; roles: string[] },
): Promise<void> {
  if (status === 'inactive') {
    const { user_id, organization_id } = await getMembership(tx, id)
    await revokeSessionsOfUser(tx, user_id, organization_id)
  }
  await changeMembership(tx, await lockMembership(tx, id), { status, own_role_slugs: roles })
}
