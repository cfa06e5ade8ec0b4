import type { SsoDemand } from '#sso/sign-in-policies/index.ts'
import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface SsoNeed {
  name: 'sso_required'
  organizationId: string
  /** Any of them will do. */
  connectionIds: string[]
}

/**
 * The organization that owns the domain of an email decides how its people sign in (step 7 of the order), whatever they want to
 * get into. An operator takes the place of a user who cannot be asked.
 */
export function requireSsoOfDomain(attempt: Attempt, { ssoDemands }: SignInState): SsoNeed | undefined {
  return needOf(
    attempt,
    ssoDemands.find(({ owns_domain }) => owns_domain),
  )
}

/** The organization of the session may require it too (step 14); of guests only if its policy says so. */
export function requireSsoOfOrganization(attempt: Attempt, { ssoDemands }: SignInState): SsoNeed | undefined {
  const demand = ssoDemands.find(({ organization_id }) => organization_id === attempt.organizationId)
  const isMeant = demand !== undefined && (demand.owns_domain || demand.includes_guests)
  return isMeant ? needOf(attempt, demand) : undefined
}

function needOf(attempt: Attempt, demand: SsoDemand | undefined): SsoNeed | undefined {
  if (demand === undefined || attempt.impersonator !== undefined) return undefined
  const { organization_id: organizationId, connection_ids: connectionIds } = demand
  // Any of its connections is accepted: whether one was turned off since then does not matter for this sign-in.
  if (attempt.sso?.organizationId === organizationId) return undefined
  return { name: 'sso_required', organizationId, connectionIds }
}
