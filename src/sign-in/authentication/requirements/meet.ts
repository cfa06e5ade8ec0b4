import type { Attempt } from '../attempt.ts'
import { withoutChallenge } from '../radar/end-assessment.ts'
import type { SignInState } from '../sign-in-state.ts'
import type { Need } from './index.ts'

/** A sign-in that no one makes, and the state that it would find. */
export interface SupposedSignIn {
  attempt: Attempt
  state: SignInState
}

/** The sign-in as it would go on once a need is met; `undefined` where nothing meets it. Pure: what really meets a need is a proof. */
export function meet(need: Need, { attempt, state }: SupposedSignIn): SupposedSignIn | undefined {
  switch (need.name) {
    case 'radar_block':
      return undefined
    case 'radar_email_challenge':
      // The code proves the address as well.
      return { attempt: withProvenAddress(withoutChallenge(attempt)), state: verified(state) }
    case 'radar_sms_challenge':
      return { attempt: withoutChallenge(attempt), state }
    case 'email_verification':
      return { attempt: withProvenAddress(attempt), state: verified(state) }
    case 'mfa_challenge':
    case 'mfa_enrollment':
      return { attempt: { ...attempt, secondFactor: true }, state }
    case 'organization_selection':
      return { attempt: { ...attempt, organizationId: need.organizations[0]?.id ?? null }, state }
    case 'sso_required':
      return throughProvider(need.organizationId, { attempt, state })
    case 'action_verdict':
      return { attempt: { ...attempt, allowed: { organizationId: attempt.organizationId } }, state }
  }
}

function withProvenAddress({ unprovenIdentity: _, unprovenProfileId: __, ...attempt }: Attempt): Attempt {
  return attempt
}

function verified(state: SignInState): SignInState {
  return { ...state, user: { ...state.user, email_verified: true } }
}

/** The sign-in that begins again at the organization's identity provider. */
function throughProvider(organizationId: string, { attempt, state }: SupposedSignIn): SupposedSignIn {
  const isEmailProven = state.ssoDemands.some(
    (demand) => demand.organization_id === organizationId && demand.owns_domain,
  )
  return signInThrough(organizationId, { attempt: withProvenAddress(attempt), state }, isEmailProven)
}

/**
 * A sign-in that came back from an organization's identity provider, as `acceptSsoProof` leaves it: its own people have proven
 * their address and are members, the address of a guest is still to be proven.
 */
export function signInThrough(
  organizationId: string,
  { attempt, state }: SupposedSignIn,
  isEmailProven: boolean,
): SupposedSignIn {
  const signIn: Attempt = { ...attempt, method: 'SSO', organizationId, sso: { organizationId } }
  if (!isEmailProven) return { attempt: { ...signIn, unprovenProfileId: 'supposed' }, state }
  return { attempt: signIn, state: asMember(verified(state), organizationId) }
}

function asMember(state: SignInState, organizationId: string): SignInState {
  if (state.memberships.some(({ organization_id }) => organization_id === organizationId)) return state
  const membership = {
    id: 'supposed',
    user_id: state.user.id,
    organization_id: organizationId,
    organization_name: '',
    made_for_agent: false,
    role_slugs: [],
  }
  return { ...state, memberships: [...state.memberships, membership] }
}
