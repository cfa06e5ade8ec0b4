import { getConnection } from '#sso/connections/index.ts'
import { findSsoDemands } from '#sso/sign-in-policies/index.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { Facts } from '../facts.ts'
import { type Check, unreached } from './check.ts'

const policyUpdate = 'gatehouse.organizations.sign_in_policy.update'

/** 6. Whether the organization that owns the domain of the address wants its people to use its connection. */
export async function checkDomainSso(facts: Facts): Promise<Check> {
  const { ctx, person, supposed } = facts
  const name = 'domain_sso' as const
  const { email } = person
  if (email === undefined) return { name, outcome: 'not_tested', message: 'No address is known.' }
  const domain = email.split('@').at(-1) ?? ''
  const demands = facts.foreseen?.state.ssoDemands ?? (await findSsoDemands(ctx, email, []))
  const demand = demands.find(({ owns_domain }) => owns_domain)
  if (demand === undefined)
    return { name, outcome: 'passes', message: `No organization wants single sign-on of everyone at ${domain}.` }
  const through = await namesOf(facts, demand.connection_ids)
  const isMet = supposed.ssoOrganizationId === demand.organization_id
  return {
    name,
    outcome: isMet ? 'passes' : 'asks',
    message: `Everyone at ${domain} signs in through ${through}.`,
    change: { operations: [policyUpdate], targetId: demand.organization_id, member: 'sso' },
    cure: { text: 'Change the policy of the organization.', action: 'open_organization', id: demand.organization_id },
  }
}

/** 12. Whether the organization of the session wants single sign-on too. */
export async function checkOrganizationSso(facts: Facts): Promise<Check> {
  const name = 'organization_sso' as const
  const missing = unreached(facts, name)
  if (missing !== undefined || facts.foreseen === undefined)
    return missing ?? { name, outcome: 'not_tested', message: 'Nothing was looked at.' }
  const { needs, state } = facts.foreseen
  const owner = state.ssoDemands.find(({ owns_domain }) => owns_domain)?.organization_id
  const found = needs.flatMap(({ need }) =>
    need.name === 'sso_required' && need.organizationId !== owner ? [need] : [],
  )[0]
  const chosen = needs.find(({ need }) => need.name === 'organization_selection')?.need
  if (chosen?.name === 'organization_selection') {
    const demanding = state.ssoDemands.filter(
      ({ organization_id, owns_domain, includes_guests }) =>
        (owns_domain || includes_guests) && chosen.organizations.some(({ id }) => id === organization_id),
    )
    if (demanding.length === 0) return { name, outcome: 'passes', message: 'None of the organizations wants it.' }
    const wanting = chosen.organizations.filter(({ id }) =>
      demanding.some(({ organization_id }) => organization_id === id),
    )
    return {
      name,
      outcome: found === undefined ? 'not_tested' : 'asks',
      message: `Depends on the choice: ${wanting.map((each) => each.name).join(', ')} ${wanting.length === 1 ? 'wants' : 'want'} single sign-on.`,
    }
  }
  if (found === undefined) return { name, outcome: 'passes', message: 'The organization wants no single sign-on.' }
  const { name: organization } = await getOrganization(facts.ctx, found.organizationId)
  return {
    name,
    outcome: 'asks',
    message: `${organization} wants single sign-on of guests too, through ${await namesOf(facts, found.connectionIds)}.`,
    change: { operations: [policyUpdate], targetId: found.organizationId, member: 'guests' },
    cure: { text: 'Change the policy of the organization.', action: 'open_organization', id: found.organizationId },
  }
}

async function namesOf({ ctx }: Facts, connectionIds: readonly string[]): Promise<string> {
  const found = await Promise.all(connectionIds.slice(0, 3).map((id) => getConnection(ctx, id)))
  return found.map(({ row }) => row.name).join(' or ')
}
