import { findActiveMembership, holdMembershipOf } from '#access/organization-memberships/index.ts'
import { holdSession, isActiveSession, type SessionRow } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { verifyAccessToken } from '#sign-in/access-tokens/index.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import type { BlueprintRow } from '../blueprints/index.ts'
import { resolveInstance } from '../instances/index.ts'
import { createAgentSession } from '../sessions/index.ts'
import { isName } from './agent-token.ts'
import { authorityErrors, isInvocableIn, requireAuthority } from './authority.ts'
import {
  invalidUserAccessToken,
  maxAgeExceeded,
  organizationNotInvocable,
  userNotMember,
  userSessionEnded,
} from './errors.ts'
import { sessionEndOf, windowEndOf } from './lifetimes.ts'
import type { Minted } from './minted.ts'

/** What {@link delegateByUser} throws. */
export const userDelegationErrors = [
  invalidUserAccessToken,
  userSessionEnded,
  notFound,
  maxAgeExceeded,
  ...authorityErrors,
]

/**
 * Begins a session of the agent that acts for a user in the organization of their access token. It ends with the user's session.
 *
 * The membership is looked at before the blueprint, so that no one learns in which organizations of others an agent may act.
 *
 * @throws invalidUserAccessToken, userSessionEnded, maxAgeExceeded, userNotMember, organizationNotInvocable
 * @throws instanceTypeNotInvocable, roleNotInvocable
 * @throws notFound for the organization
 */
export async function delegateByUser(
  tx: TransactionContext,
  blueprint: BlueprintRow,
  { token, intent }: { token: string; intent: string | null },
): Promise<Minted> {
  const { userSession, organizationId } = await readUserToken(tx, token)
  const userId = userSession.user_id
  // An organization stays while a membership in it is held.
  await holdMembershipOf(tx, { user_id: userId, organization_id: organizationId })
  await requireOrganization(tx, organizationId)
  const membership = await findActiveMembership(tx, userId, organizationId)
  if (membership === undefined) throw userNotMember()
  if (!isInvocableIn(blueprint, organizationId)) throw organizationNotInvocable()
  if (windowEndOf(blueprint, userSession.authenticated_at) <= tx.now().getTime()) throw maxAgeExceeded()
  const key = { blueprintId: blueprint.id, organizationId, membershipId: membership.id }
  const { instance, isNew } = await resolveInstance(tx, key)
  const authority = await requireAuthority(tx, blueprint, instance)
  const session = await createAgentSession(tx, {
    instance,
    permissions: authority.permissions,
    intent,
    expiresAt: sessionEndOf(tx, blueprint, tx.now()),
    userSessionId: userSession.id,
  })
  return { instance, isNewInstance: isNew, session, authority, userSession }
}

/** The token says who the user is and where; what they may do there is looked up. */
async function readUserToken(
  tx: TransactionContext,
  token: string,
): Promise<{ userSession: SessionRow; organizationId: string }> {
  const { sub, sid, org_id } = (await verifyAccessToken(tx, token)) ?? {}
  if (!isName(sub) || !isName(sid) || !isName(org_id)) throw invalidUserAccessToken()
  const userSession = await holdSession(tx, sid)
  // A JWT template may have named another session. An operator who impersonates a user cannot delegate for them.
  if (userSession === undefined || userSession.user_id !== sub || userSession.impersonator !== null)
    throw invalidUserAccessToken()
  if (!isActiveSession(userSession, tx.now())) throw userSessionEnded()
  return { userSession, organizationId: org_id }
}
