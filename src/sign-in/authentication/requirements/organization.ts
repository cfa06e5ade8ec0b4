import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface OrganizationSelectionStep {
  name: 'organization_selection'
  organizations: { id: string; name: string }[]
}

/**
 * Determines the organization of the session: that of the invitation; the requested one, if the user is an active
 * member; the only one; none for a user without memberships; with several, the user must choose.
 */
export function requireOrganization(
  attempt: Attempt,
  { memberships }: SignInState,
): OrganizationSelectionStep | undefined {
  // Its acceptance makes the user a member.
  if (attempt.invitation?.organizationId != null) return undefined
  const organizations = memberships.map(({ organization_id, organization_name }) => ({
    id: organization_id,
    name: organization_name,
  }))
  if (organizations.some(({ id }) => id === attempt.organizationId)) return undefined
  // A requested organization that the user does not belong to is ignored.
  attempt.organizationId = organizations.length === 1 ? (organizations[0]?.id ?? null) : null
  return organizations.length > 1 ? { name: 'organization_selection', organizations } : undefined
}
