import type { ActiveMembership } from '#access/organization-memberships/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'

/**
 * The organizations a user can choose, as named on pages. An organization created for an agent is shown as the user's
 * email, because its stored name means nothing to them, and must not contain their name for an erasure.
 */
export function organizationChoices(
  reader: Reader,
  memberships: readonly ActiveMembership[],
  email: string,
): { id: string; name: string }[] {
  const { personal } = texts.parts.organizationChoices(reader)
  return memberships.map(({ organization_id: id, organization_name: name, made_for_agent }) => ({
    id,
    name: made_for_agent ? personal(email) : name,
  }))
}

/** The organization preselected when the page opens: one created for an agent only if there is no other. */
export function preselectedOrganization(
  memberships: readonly ActiveMembership[],
  chosen: string | null,
): string | undefined {
  return memberships.find(({ organization_id, made_for_agent }) => organization_id === chosen && !made_for_agent)
    ?.organization_id
}
