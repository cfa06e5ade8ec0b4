import type { ActiveMembership } from '#access/organization-memberships/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'

/**
 * The organizations that a user chooses from, as pages name them. One that was made for an agent is called by the user's
 * email: its stored name says nothing to them, and an erasure must not find their name in it.
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

/** The one that is chosen when the page opens: never one that was made for an agent, unless there is no other. */
export function preselectedOrganization(
  memberships: readonly ActiveMembership[],
  chosen: string | null,
): string | undefined {
  return memberships.find(({ organization_id, made_for_agent }) => organization_id === chosen && !made_for_agent)
    ?.organization_id
}
