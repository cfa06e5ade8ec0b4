import type { TransactionContext } from '../platform/context.ts'
import type { RoleRow } from './schemas.ts'

/** A role that is about to be deleted, locked: nobody can be given it any more. */
export type ParkedRole = Pick<RoleRow, 'id' | 'slug' | 'organization_id' | 'resource_type_slug'>

/**
 * A slice in which somebody has roles: memberships, groups, whatever assigns them. It lies above this one, so
 * `catalog.ts` hands its holder to `createOperations`. Whoever gives a role reads it `for key share` first.
 */
export interface RoleHolder {
  /** How an organization's role is refused to be deleted while it is held. */
  refusal: 'role_has_assignments' | 'role_has_group_role_mappings'
  /** Whether anybody has a role. Asked before a role of an organization is deleted. */
  isHeld(tx: TransactionContext, role: ParkedRole): Promise<boolean>
  /**
   * Gives the other role to everybody who has a role of the environment, before it is deleted. Without a replacement the
   * role is taken away, and who had no other gets the default role.
   */
  reassign(tx: TransactionContext, role: ParkedRole, replacement: ParkedRole | undefined): Promise<void>
}
