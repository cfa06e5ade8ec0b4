import type { AccountOwner } from '#pipes/connected-accounts/index.ts'
import type { OrganizationWidget, UserWidget } from '../widget-tokens/index.ts'

/** The user, in the organization of the token if it has one. */
export function ownOwner({ userId, organizationId }: UserWidget): AccountOwner {
  return { userId, organizationId }
}

export function organizationOwner({ organizationId }: OrganizationWidget): AccountOwner {
  return { userId: null, organizationId }
}
