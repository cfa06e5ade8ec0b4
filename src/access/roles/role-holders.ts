import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { RoleRow } from './schemas.ts'

/** A role that is about to be deleted. It is locked and can no longer be assigned. */
export type ParkedRole = Pick<RoleRow, 'id' | 'slug' | 'organization_id' | 'resource_type_slug'>

/**
 * Something that assigns roles, such as memberships and groups. Code that assigns a role must first read it `for key
 * share`.
 */
export interface RoleHolder {
  /** How an organization's role is refused to be deleted while it is held. */
  refusal: 'role_has_assignments' | 'role_has_group_role_mappings'
  /** Whether a role is assigned. Called before a role of an organization is deleted. */
  isHeld(tx: TransactionContext, role: ParkedRole): Promise<boolean>
  /**
   * Replaces a role of the environment everywhere before it is deleted. Without a replacement, the role is removed,
   *   and memberships without another role get the default role.
   */
  reassign(tx: TransactionContext, role: ParkedRole, replacement: ParkedRole | undefined): Promise<void>
}

/** Asked before a role is deleted. */
export const roleHolders = defineExtensionPoint<RoleHolder>()
