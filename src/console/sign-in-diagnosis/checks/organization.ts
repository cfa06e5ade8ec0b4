import type { Facts } from '../facts.ts'
import { type Check, needOf, unreached } from './check.ts'

/** 11. Which organization the session would be in. */
export function checkOrganization(facts: Facts): Check {
  const name = 'organization' as const
  const missing = unreached(facts, name)
  if (missing !== undefined) return missing
  const { given, memberships } = facts
  const active = memberships.filter(({ status }) => status === 'active')
  const asked = active.find(({ organization_id }) => organization_id === given.organization_id)
  const ignored =
    given.organization_id !== undefined && asked === undefined
      ? ' They are no active member of the one that was asked for.'
      : ''
  const selection = needOf(facts, 'organization_selection')
  if (selection !== undefined) {
    const { organizations } = selection.need
    const shown = organizations
      .slice(0, 5)
      .map((each) => each.name)
      .join(', ')
    const rest = organizations.length > 5 ? ` and ${organizations.length - 5} more` : ''
    return { name, outcome: 'asks', message: `Must choose one of ${organizations.length}: ${shown}${rest}.${ignored}` }
  }
  const [only] = active
  const into = asked ?? (active.length === 1 ? only : undefined)
  if (into === undefined)
    return { name, outcome: 'passes', message: `The session has no organization to choose.${ignored}` }
  return { name, outcome: 'passes', message: `The session is in ${into.organization_name}.${ignored}` }
}
