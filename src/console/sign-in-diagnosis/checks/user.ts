import type { Facts, KnownMembership } from '../facts.ts'
import type { Check } from './check.ts'

/** 2. Whether the user can be used: exists, and is not kept out of the organization whose people they are. */
export function checkUser(facts: Facts): Check {
  const { person, memberships, supposed } = facts
  const name = 'user' as const
  if (person.user === undefined) {
    if (person.userId === undefined) return { name, outcome: 'not_tested', message: 'There is no user yet.' }
    return {
      name,
      outcome: 'stops',
      message: 'The user was deleted.',
      change: {
        operations: ['UserlandUsersController_delete[0]', 'gatehouse.users.erase'],
        targetId: person.userId,
      },
    }
  }
  const inactive = memberships.filter(({ status }) => status === 'inactive')
  const kept = inactive.find(({ organization_id }) => organization_id === supposed.ssoOrganizationId)
  if (kept !== undefined)
    return {
      name,
      outcome: 'stops',
      message: `${describe(kept)} Single sign-on does not reactivate it.`,
      change: {
        operations: ['UserlandUserOrganizationMembershipsController_deactivate'],
        targetId: kept.id,
      },
      cure: { text: 'Reactivate the membership.', action: 'open_user', id: person.user.id },
    }
  if (inactive.length > 0)
    return { name, outcome: 'passes', message: ['The user exists.', ...inactive.slice(0, 3).map(describe)].join(' ') }
  return { name, outcome: 'passes', message: 'The user exists.' }
}

function describe({ organization_name, directory_managed }: KnownMembership): string {
  const by = directory_managed ? ', as its directory says' : ''
  return `Membership in ${organization_name} is inactive${by}.`
}
