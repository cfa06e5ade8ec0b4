import { findActiveSession } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { wasSetBack } from '#platform/restores/index.ts'
import type { BlueprintRow } from '../blueprints/index.ts'
import { findInstance } from '../instances/index.ts'
import {
  type AgentSessionRow,
  findAgentSession,
  revokeAgentSession,
  rotateAgentSession,
  statusOf,
} from '../sessions/index.ts'
import { agentRefreshTokens } from './agent-refresh-tokens.ts'
import { authorityErrors, requireAuthority } from './authority.ts'
import { invalidAgentRefreshToken, sessionExpired, sessionRevoked, userSessionEnded } from './errors.ts'
import { isOver, sessionEndOf } from './lifetimes.ts'
import type { Minted } from './minted.ts'

/** What {@link refreshAgentSession} throws. */
export const refreshErrors = [
  invalidAgentRefreshToken,
  sessionRevoked,
  sessionExpired,
  userSessionEnded,
  ...authorityErrors,
]

/** How long the token just replaced is refused without more: two processes, or a retry after a lost answer. */
const graceMs = 30_000

/**
 * Spends a refresh token and gives the same session new tokens, for what the agent may do now. Of parallel uses of one token one
 * succeeds. A use 30 seconds later, or of an older token, revokes the session (security rule A-4). After a restore, a later token moves
 * it forward.
 *
 * @throws invalidAgentRefreshToken, sessionRevoked, sessionExpired, userSessionEnded
 * @throws userNotMember, organizationNotInvocable, instanceTypeNotInvocable, roleNotInvocable
 */
export async function refreshAgentSession(
  tx: TransactionContext,
  blueprint: BlueprintRow,
  { token, intent }: { token: string; intent: string | null },
): Promise<Minted | CommittedError> {
  const named = agentRefreshTokens.read(tx, token)
  const session = named && (await findAgentSession(tx, named.id))
  if (session === undefined || session.blueprint_id !== blueprint.id || !named?.isOf(session))
    throw invalidAgentRefreshToken()
  const isLater = named.generation > session.generation && (await wasSetBack(tx, session))
  if (session.generation !== named.generation && !isLater) return refuseReuse(tx, session, named.generation)
  refuseEnded(tx, session)
  const { user_session_id } = session
  const userSession = user_session_id === null ? undefined : await findActiveSession(tx, user_session_id)
  if (user_session_id !== null && userSession === undefined) throw userSessionEnded()
  const instance = await findInstance(tx, session.instance_id)
  if (instance === undefined) throw invalidAgentRefreshToken()
  const authority = await requireAuthority(tx, blueprint, instance)
  const expiresAt = sessionEndOf(tx, blueprint, session.chain_began_at)
  if (isOver(tx, expiresAt.getTime())) throw sessionExpired()
  const rotated = await rotateAgentSession(tx, session, {
    permissions: authority.permissions,
    intent: intent ?? session.intent,
    expiresAt,
    generation: named.generation,
  })
  if (rotated === undefined) throw await lostRace(tx, session)
  return { instance, isNewInstance: false, session: { ...rotated, secret: named.secret }, authority, userSession }
}

/** @throws sessionRevoked, sessionExpired */
export function refuseEnded(ctx: Pick<TransactionContext, 'now'>, session: AgentSessionRow): void {
  const status = statusOf(session, ctx.now())
  if (status === 'revoked') throw sessionRevoked()
  if (status === 'expired') throw sessionExpired()
}

async function refuseReuse(
  tx: TransactionContext,
  session: AgentSessionRow,
  generation: number | undefined,
): Promise<CommittedError> {
  const isPredecessor = session.generation - 1 === generation
  const isRecent = tx.now().getTime() - Date.parse(session.refreshed_at) <= graceMs
  if (isPredecessor && isRecent) throw invalidAgentRefreshToken()
  await revokeAgentSession(tx, session.id)
  return commitWith(invalidAgentRefreshToken())
}

/** Another call has used the token, or ended the session, since it was read. */
async function lostRace(tx: TransactionContext, { id }: AgentSessionRow): Promise<Error> {
  const current = await findAgentSession(tx, id)
  if (current !== undefined) refuseEnded(tx, current)
  return invalidAgentRefreshToken()
}
