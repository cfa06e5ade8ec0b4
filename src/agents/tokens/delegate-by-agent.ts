import { holdSession, isActiveSession } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { BlueprintRow } from '../blueprints/index.ts'
import { holdInstance } from '../instances/index.ts'
import { createAgentSession, findAgentSession, holdChain, statusOf } from '../sessions/index.ts'
import { verifyAgentToken } from './agent-token.ts'
import { authorityErrors, requireAuthority } from './authority.ts'
import { chainDepthExceeded, invalidAgentAccessToken, maxAgeExceeded, userSessionEnded } from './errors.ts'
import { isOver, sessionEndOf, windowEndOf } from './lifetimes.ts'
import type { Minted } from './minted.ts'

/** What {@link delegateByAgent} throws. */
export const agentDelegationErrors = [
  invalidAgentAccessToken,
  chainDepthExceeded,
  maxAgeExceeded,
  userSessionEnded,
  ...authorityErrors,
]

/** How many parents a session may have. */
const maxDepth = 32

/**
 * Begins a further session of an agent by the access token of one that it has, for a part of its work. The sessions that follow
 * from one another are a chain: it ends at the latest `max_age_seconds` after its root began, and with whatever ends the root.
 *
 * Locks in the order of what ends sessions: that of the user, the instance, the chain.
 *
 * @throws invalidAgentAccessToken, chainDepthExceeded, maxAgeExceeded, userSessionEnded
 * @throws userNotMember, organizationNotInvocable, instanceTypeNotInvocable, roleNotInvocable
 */
export async function delegateByAgent(
  tx: TransactionContext,
  blueprint: BlueprintRow,
  { token, intent }: { token: string; intent: string | null },
): Promise<Minted> {
  const named = await verifyAgentToken(tx, token)
  const presented = named && (await findAgentSession(tx, named.sessionId))
  if (presented === undefined || presented.instance_id !== named?.instanceId || presented.blueprint_id !== blueprint.id)
    throw invalidAgentAccessToken()
  const { user_session_id } = presented
  const userSession = user_session_id === null ? undefined : await holdSession(tx, user_session_id)
  const instance = await holdInstance(tx, presented.instance_id)
  const parent = await holdChain(tx, presented)
  if (instance === undefined || parent === undefined || statusOf(parent, tx.now()) !== 'active')
    throw invalidAgentAccessToken()
  if (parent.depth >= maxDepth) throw chainDepthExceeded()
  if (isOver(tx, windowEndOf(blueprint, parent.chain_began_at))) throw maxAgeExceeded()
  if (user_session_id !== null && (userSession === undefined || !isActiveSession(userSession, tx.now())))
    throw userSessionEnded()
  const authority = await requireAuthority(tx, blueprint, instance)
  const session = await createAgentSession(tx, {
    instance,
    parent,
    permissions: authority.permissions,
    intent,
    expiresAt: sessionEndOf(tx, blueprint, parent.chain_began_at),
  })
  return { instance, isNewInstance: false, session, authority, userSession }
}
