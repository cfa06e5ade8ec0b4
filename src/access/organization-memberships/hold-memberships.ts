import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { Pair } from './insert-membership.ts'

/**
 * Keeps a membership from being deleted until the transaction ends.
 *
 * @param organizationId the organization that it has to be of, if that matters.
 * @returns whether there is one.
 */
export async function holdMembership(tx: TransactionContext, id: string, organizationId?: string): Promise<boolean> {
  const isOfOrganization = organizationId === undefined ? sql`` : sql`and organization_id = ${organizationId}`
  const found = await tx.db.maybe(sql`
    select 1 from organization_memberships
    where environment_id = ${tx.environmentId} and id = ${id} ${isOfOrganization} for key share`)
  return found !== undefined
}

/** Keeps the membership of a user in an organization from being deleted or deactivated until the transaction ends. @returns whether there is one */
export async function holdMembershipOf(tx: TransactionContext, { user_id, organization_id }: Pair): Promise<boolean> {
  const found = await tx.db.maybe(sql`
    select 1 from organization_memberships
    where environment_id = ${tx.environmentId} and user_id = ${user_id} and organization_id = ${organization_id} for key share`)
  return found !== undefined
}

/** The same, if the membership is active. */
export async function holdActiveMembershipOf(
  tx: TransactionContext,
  { user_id, organization_id }: Pair,
): Promise<boolean> {
  const found = await tx.db.maybe(sql`
    select 1 from organization_memberships
    where environment_id = ${tx.environmentId} and user_id = ${user_id} and organization_id = ${organization_id}
      and status = 'active' for key share`)
  return found !== undefined
}

/** Lets no other call change or delete the membership, if there is one, before this one is done. @param id as SQL */
export async function lockMembershipIfAny(tx: TransactionContext, id: Statement): Promise<void> {
  tx.db.send(sql`
    select 1 from organization_memberships where environment_id = ${tx.environmentId} and id = ${id} for update`)
}
