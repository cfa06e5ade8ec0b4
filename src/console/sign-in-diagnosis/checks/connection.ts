import { admissionOf } from '#sign-in/authentication/index.ts'
import { type ConnectionRow, familyOf, listCertificates, listConnections } from '#sso/connections/index.ts'
import { listSsoSessions, ssoFailureCauses } from '#sso/sso-sessions/index.ts'
import { findOrganizationOfDomain } from '#tenancy/organization-domains/index.ts'
import type { Facts } from '../facts.ts'
import type { Check } from './check.ts'

const name = 'connection' as const
const triesLookedAt = 6

/** 7. Whether the connection works that the person uses, or has to. */
export async function checkConnection(facts: Facts): Promise<Check> {
  const { ctx, person } = facts
  const organizationId = organizationOf(facts)
  if (organizationId === undefined)
    return (await checkUnused(facts)) ?? { name, outcome: 'passes', message: 'No connection takes part.' }
  const { rows } = await listConnections(ctx, { organization_id: organizationId, limit: 10, order: 'asc' })
  const faults = await Promise.all(rows.map((row) => faultOf(facts, row)))
  // Any of them will do.
  const fault = faults.every((each) => each !== undefined) ? faults[0] : undefined
  if (fault !== undefined) return fault
  const { refusal } =
    person.email === undefined ? { refusal: undefined } : await admissionOf(ctx, organizationId, person.email)
  if (refusal !== undefined)
    return {
      name,
      outcome: 'stops',
      message: ssoFailureCauses[refusal],
      change: {
        operations: ['gatehouse.organizations.sign_in_policy.update'],
        targetId: organizationId,
        member: 'provisions_members',
      },
      cure: { text: 'Add them to the organization.', action: 'open_organization', id: organizationId },
    }
  return { name, outcome: 'passes', message: `${rows.map((row) => row.name).join(' or ')} works.` }
}

/** The organization whose connection takes part. */
function organizationOf({ supposed, foreseen, person }: Facts): string | undefined {
  if (supposed.ssoOrganizationId !== undefined) return supposed.ssoOrganizationId
  if (person.ssoSession?.organization_id != null) return person.ssoSession.organization_id
  const need = foreseen?.needs.find((each) => each.need.name === 'sso_required')?.need
  return need?.name === 'sso_required' ? need.organizationId : undefined
}

/** Why people are not sent to the connection of their domain: it is turned off. */
async function checkUnused({ ctx, person }: Facts): Promise<Check | undefined> {
  const domain = person.email?.split('@').at(-1)
  const organizationId = domain === undefined ? undefined : await findOrganizationOfDomain(ctx, domain)
  if (organizationId === undefined) return undefined
  const { rows } = await listConnections(ctx, { organization_id: organizationId, limit: 10, order: 'asc' })
  const [off] = rows.filter(({ state }) => state !== 'active' && state !== 'validating')
  if (off === undefined) return undefined
  return {
    name,
    outcome: 'passes',
    message: `${off.name} of their organization is not active, so no one is sent there.`,
  }
}

async function faultOf(
  { ctx }: Facts,
  { id, name: title, state, connection_type }: ConnectionRow,
): Promise<Check | undefined> {
  const fault = (message: string): Check => ({
    name,
    outcome: 'stops',
    message,
    change: { operations: ['gatehouse.connections.update', 'ConnectionsController_patch'], targetId: id },
    cure: { text: 'See what the provider answered.', action: 'open_connection', id },
  })
  if (state !== 'active' && state !== 'validating') return fault(`${title} is ${state}.`)
  if (familyOf(connection_type) === 'saml') {
    const certificates = await listCertificates(ctx, id)
    const ended = certificates.filter(({ expires_at }) => Date.parse(expires_at) <= ctx.now().getTime())
    if (certificates.length > 0 && ended.length === certificates.length)
      return fault(`The certificate of ${title} ended on ${ended[0]?.expires_at.slice(0, 10)}.`)
  }
  const { rows } = await listSsoSessions(ctx, { connection_id: id, limit: triesLookedAt, order: 'desc' })
  const failed = rows.filter((row) => row.state === 'failed' || row.state === 'timed_out')
  if (rows.length < triesLookedAt || failed.length < rows.length) return undefined
  return fault(
    `All ${triesLookedAt} last attempts through ${title} failed, the last one so: ${failed[0]?.failure_message ?? 'it timed out.'}`,
  )
}
